#!/usr/bin/env python3
"""Writes invented penalty decisions for tests and demonstrations, each labelled `invented`.

    make_invented_cases.py                         writes index/cases/invented.jsonl
    make_invented_cases.py --check [FILE]          every amount inside its clause, every act within the clause's dates
    make_invented_cases.py --laws laws.db          every clause's wording occurs in the article of the statute corpus

The seed is fixed: the same script writes the same file. Schema: index/cases/README.md.
"""

import argparse
import datetime as dt
import json
import pathlib
import random
import re
import sqlite3
import sys

from invented_clauses import CLAUSES, FIRM, PERSON, SHOP

OUT = pathlib.Path(__file__).resolve().parent.parent / "index" / "cases" / "invented.jsonl"
SEED = 20261123
PER_FIELD = 34
FIRST_ACT, LAST_DECISION = dt.date(2020, 11, 1), dt.date(2026, 10, 30)

REGIONS = ["黑龙江省", "吉林省", "辽宁省", "河北省", "山东省", "江苏省", "浙江省", "广东省", "四川省", "重庆市", "湖南省",
           "陕西省", "新疆维吾尔自治区"]
PLACES = ["某开发区", "某工业园", "某省道旁", "某国道检查站附近", "某河段", "某街道", "某镇", "某新区"]
GOODS = [("面包", "袋"), ("纯牛奶", "盒"), ("火腿肠", "根"), ("饼干", "包"), ("酱油", "瓶"), ("糕点", "块"), ("饮料", "瓶"),
         ("速冻水饺", "袋"), ("食用油", "桶"), ("豆制品", "盒")]
AGENCIES = {"食品安全": "市场监督管理局", "生态环境": "生态环境局", "市场监管": "市场监督管理局",
            "道路运输": "交通运输局", "城市管理": "城市管理综合行政执法局", "农业农村": "农业农村局"}
TRADES = {"食品安全": ("食品店 便利店 餐馆 粮油店 小吃店", "食品有限公司 餐饮管理有限公司 商贸有限公司"),
          "生态环境": ("汽修厂 家具厂", "建材有限公司 机械制造有限公司 化工有限公司 热力有限公司"),
          "道路运输": ("货运部", "运输有限公司 物流有限公司 建设工程有限公司"),
          "市场监管": ("电器店 美容店 海鲜酒楼 建材店", "科技有限公司 贸易有限公司 教育咨询有限公司 健康管理有限公司"),
          "城市管理": ("烧烤店 火锅店 饭馆", "建筑工程有限公司 渣土清运有限公司 市政工程有限公司 酒店管理有限公司"),
          "农业农村": ("农资店 种子经营部", "农业发展有限公司 养殖有限公司 种业有限公司")}
SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗"

# Circumstance, how far it moves the amount within its range, and how a decision tells it.
LIGHTER = [
    ("初次违法", -0.12, ["经查询执法记录，当事人系初次违法。", "当事人此前无同类违法记录。", "这是当事人第一次被查处。"]),
    ("主动改正", -0.12, ["案发后当事人当日即完成整改。", "当事人在责令改正期限内主动改正并提交整改照片。", "复查时违法状态已消除。"]),
    ("配合调查", -0.06, ["调查期间当事人如实陈述并主动提供票据。", "当事人积极配合，未隐瞒情况。"]),
    ("主动消除或者减轻危害后果", -0.14, ["当事人主动采取补救措施，减轻了危害后果。", "当事人及时联系相关人员赔偿并取得谅解。"]),
    ("危害后果轻微", -0.1, ["未发现造成实际危害后果。", "影响范围有限，尚无损害结果。"]),
]
HEAVIER = [
    ("再次违法", 0.32, ["当事人一年内曾因同类行为受到行政处罚，仍不改正。", "查明当事人两年内第二次实施同类违法行为。"]),
    ("拒不配合调查", 0.18, ["调查中当事人拒绝签收文书、藏匿账册。", "当事人先后两次拒绝执法人员进入现场。"]),
    ("造成危害后果", 0.22, ["该行为已造成多人投诉，并带来实际损失。", "该行为造成了较大社会影响，已有群众因此受损。"]),
    ("持续时间较长", 0.14, ["违法行为持续半年以上。", "据台账显示，该行为已延续较长时间。"]),
]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", nargs="?", const=OUT, type=pathlib.Path, help="check a file instead of writing one")
    parser.add_argument("--laws", type=pathlib.Path, help="check the clauses against the statute corpus")
    given = parser.parse_args()
    if given.laws:
        return report(clause_problems(given.laws), f"{len(CLAUSES)} clauses agree with the corpus")
    if given.check:
        cases = [json.loads(line) for line in given.check.read_text(encoding="utf-8").splitlines()]
        return report(case_problems(cases), f"{len(cases)} cases lie within their clauses")
    cases = make_cases()
    problems = case_problems(cases)
    if not problems:
        OUT.parent.mkdir(parents=True, exist_ok=True)
        lines = (json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in cases)
        OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return report(problems, f"{len(cases)} cases written to {OUT}")


def report(problems, success):
    print("\n".join(problems) if problems else success)
    return 1 if problems else 0


def make_cases():
    dice = random.Random(SEED)
    cases, seen = [], set()
    for field in AGENCIES:
        clauses = [clause for clause in CLAUSES if clause["field"] == field]
        serial = 0
        while serial < PER_FIELD:
            clause = clauses[serial % len(clauses)] if serial < len(clauses) * 2 else dice.choice(clauses)
            case = make_case(dice, clause, serial + 1)
            if case["facts"] not in seen:
                seen.add(case["facts"])
                cases.append(case)
                serial += 1
    return cases


def make_case(dice, clause, serial):
    act = act_date(dice, clause)
    decided = min(act + dt.timedelta(days=dice.randint(25, 130)), LAST_DECISION)
    region = dice.choice(REGIONS)
    kind = dice.choice(clause["parties"])
    party = party_name(dice, clause, kind, region)
    value = base_value(dice, clause)
    position, circumstances, sentences = weigh(dice, clause)
    facts = tell(dice, clause, party, act, value) + "".join(sentences)
    fine = amount(clause, value, position)
    if fine is not None:
        circumstances.append("从轻处罚" if position < 0.3 else "从重处罚" if position > 0.7 else "一般处罚")
    county = dice.choice("甲乙丙丁戊己庚辛") + dice.choice(["市", "县"])
    item = clause.get("item", "")
    return {
        "case_id": f"虚构-{clause['field']}-{decided.year}-{serial:03}",
        "decided_on": decided.isoformat(),
        "agency": f"{region}{county}{clause.get('agency', AGENCIES[clause['field']])}",
        "region": region,
        "field": clause["field"],
        "party": party,
        "party_kind": kind,
        "facts": facts,
        "basis": [f"《{clause['law']}》第{numeral(clause['article'])}条{item}"],
        "penalties": clause["other"] + ([] if fine is None else ["罚款"]),
        "fine": fine,
        "circumstances": circumstances,
        "invented": True,
    }


def act_date(dice, clause):
    first = max(FIRST_ACT, dt.date.fromisoformat(clause["since"]))
    last = min(LAST_DECISION - dt.timedelta(days=20), dt.date.fromisoformat(clause["until"]))
    return first + dt.timedelta(days=dice.randint(0, (last - first).days))


def party_name(dice, clause, kind, region):
    if kind == PERSON:
        return dice.choice(SURNAMES) + "某某"
    shops, firms = (names.split() for names in TRADES[clause["field"]])
    if clause.get("build"):
        firms = ["建筑工程有限公司", "市政工程有限公司", "基础工程有限公司"]
    if clause.get("transport"):
        firms = ["运输有限公司", "物流有限公司"]
    short = re.sub("省|市|维吾尔自治区", "", region)
    return f"某某{dice.choice(shops)}" if kind == SHOP else f"{short}某某{dice.choice(firms)}"


def base_value(dice, clause):
    if not clause["base"]:
        return None
    low, high = clause["base_from"], clause["base_to"]
    # Small values are common and large ones rare.
    return int(round(low * (high / low) ** dice.random(), -1)) if high > 500 else dice.randint(low, high)


def weigh(dice, clause):
    """Where in its range the amount falls (0..1), the circumstances, and the sentences that tell them."""
    leaning = dice.random()
    lighter = dice.sample(LIGHTER, dice.randint(1, 3)) if leaning < 0.7 else []
    heavier = dice.sample(HEAVIER, dice.randint(1, 2)) if leaning > 0.58 else []
    if any(name == "再次违法" for name, _, _ in heavier) or "拒不改正" in clause["quote"]:
        lighter = [entry for entry in lighter if entry[0] not in ("初次违法", "主动改正")]
    if any(name == "造成危害后果" for name, _, _ in heavier):
        lighter = [entry for entry in lighter if entry[0] != "危害后果轻微"]
    if any(name == "拒不配合调查" for name, _, _ in heavier):
        lighter = [entry for entry in lighter if entry[0] != "配合调查"]
    if clause["low"] is None:
        heavier = []
    chosen = lighter + heavier
    position = 0.42 + sum(weight for _, weight, _ in chosen) + dice.uniform(-0.05, 0.05)
    sentences = [dice.choice(wordings) for _, _, wordings in chosen]
    return min(max(position, 0.0), 1.0), [name for name, _, _ in chosen], sentences


def tell(dice, clause, party, act, value):
    goods, unit = dice.choice(GOODS)
    seats = dice.randint(19, 47)
    slots = {
        "party": party, "date": f"{act.year}年{act.month}月{act.day}日", "place": dice.choice(PLACES),
        "goods": goods, "unit": unit, "n": dice.randint(12, 480), "m": dice.randint(2, 11), "value": value,
        "ratio": round(dice.uniform(1.2, 4.8), 1), "low_pct": dice.randint(6, 28), "high_pct": dice.randint(32, 95),
        "seats": seats, "over": seats + dice.randint(1, 3), "gross": dice.randint(54, 78),
    }
    return dice.choice(clause["stories"]).format(**slots)


def amount(clause, value, position):
    """The fine in yuan at a position of the clause's range, rounded to what decisions use, never outside the range."""
    if clause["low"] is None:
        return None
    low, high = bounds(clause, value)
    step = 5000 if high > 200000 else 1000 if high > 20000 else 100 if high > 1000 else 50
    rounded = round((low + position * (high - low)) / step) * step
    # An open lower end still means a fine of some size.
    least = low if low > 0 else min(step, high)
    return int(min(max(rounded, least), high))


def bounds(clause, value):
    """Lowest and highest fine in yuan. A clause with a base and amounts in yuan only asks that the base be small."""
    if clause["base"] and not clause.get("floor_only"):
        return clause["low"] * value, clause["high"] * value
    return clause["low"], clause["high"]


def case_problems(cases):
    problems = []
    for case in cases:
        matching = [clause for clause in CLAUSES if applies(clause, case)]
        if not matching:
            problems.append(f"{case['case_id']}: no clause for {case['basis'][0]} with {case['fine']} yuan")
        if case["invented"] is not True or "某" not in case["party"]:
            problems.append(f"{case['case_id']}: not labelled as invented")
    if len({case["case_id"] for case in cases}) != len(cases):
        problems.append("case_id is not unique")
    return problems


def applies(clause, case):
    """Whether a case as written (its own facts, basis, dates and amount) fits a clause."""
    basis = f"《{clause['law']}》第{numeral(clause['article'])}条{clause.get('item', '')}"
    day = re.search(r"(\d{4})年(\d+)月(\d+)日", case["facts"])
    if basis != case["basis"][0] or not day or case["party_kind"] not in clause["parties"]:
        return False
    act = dt.date(*map(int, day.groups()))
    in_force = clause["since"] <= act.isoformat() <= clause["until"]
    if not in_force or act > dt.date.fromisoformat(case["decided_on"]):
        return False
    if clause["low"] is None or case["fine"] is None:
        return clause["low"] is None and case["fine"] is None
    stated = re.search(rf"{clause['base']}(\d+)元", case["facts"]) if clause["base"] else None
    if clause["base"] and (not stated or not clause["base_from"] - 5 <= int(stated[1]) <= clause["base_to"] + 5):
        return False
    low, high = bounds(clause, int(stated[1]) if stated else None)
    return low <= case["fine"] <= high and case["fine"] > 0


def clause_problems(laws):
    corpus = sqlite3.connect(f"file:{laws}?mode=ro", uri=True)
    query = ("SELECT a.article_text FROM articles a JOIN laws l USING (law_id)"
             " WHERE l.law_name = ? AND a.article_no_arabic = ? AND l.version_date LIKE ?")
    problems = []
    for clause in CLAUSES:
        key = (clause["law"], str(clause["article"]), clause.get("version", "%"))
        texts = [re.sub(r"\s", "", text) for (text,) in corpus.execute(query, key)]
        if not any(clause["quote"] in text for text in texts):
            problems.append(f"{clause['law']}第{clause['article']}条: {clause['quote']} is not in the corpus")
    return problems


def numeral(number):
    """A number below ten thousand in Chinese, as articles are numbered: 124 is 一百二十四."""
    digits, units, out = "零一二三四五六七八九", ["", "十", "百", "千"], ""
    text = str(number)
    for place, digit in enumerate(text):
        unit = units[len(text) - 1 - place]
        if digit != "0":
            out += digits[int(digit)] + unit
        elif out and not out.endswith("零"):
            out += "零"
    out = out.rstrip("零")
    return out[1:] if out.startswith("一十") else out


if __name__ == "__main__":
    sys.exit(main())
