"""Makes the sample benchmark tables: fixtures of the tests in the forms that agencies publish, and the samples that ship in index/benchmarks.

The provisions are real, the tables are invented (示例，非正式基准). Needs openpyxl and python-docx:
    pip install openpyxl python-docx && python3 scripts/benchmark_fixtures.py
"""

import csv
import io
import json
from pathlib import Path

import docx
from openpyxl import Workbook

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "tests/fixtures/benchmarks"
SAMPLES = ROOT / "index/benchmarks"
COLUMNS = ["序号", "违法行为", "法定依据", "处罚种类及幅度", "裁量阶次", "适用条件", "具体标准"]
SAMPLE = "示例，非正式基准"



def table(title, agency, field, number, notes, items):
    head = [("标题", f"{title}（示例）"), ("文号", number), ("制定机关", agency), ("层级", "省"), ("领域", field),
            ("发布日期", "2023-12-01"), ("施行日期", "2024-01-01"), ("失效日期", "2029-01-01"), ("说明", SAMPLE)]
    return {"head": head + [("说明", note) for note in notes], "items": items}


ONE_YEAR = "处罚次数自本次违法行为发生之日起向前追溯一周年，含本次"

FOOD_124 = "没收违法所得和违法生产经营的食品、食品添加剂，货值金额不足一万元的，并处五万元以上十万元以下罚款；货值金额一万元以上的，并处货值金额十倍以上二十倍以下罚款"
FOOD = table(
    "示例省市场监督管理局食品安全行政处罚裁量权基准", "示例省市场监督管理局", "食品安全", "示市监规〔2023〕1号", [ONE_YEAR],
    [
        ("经营超过保质期的食品", "《中华人民共和国食品安全法》第一百二十四条第一款第（五）项", FOOD_124, [
            ("较轻", "货值金额不足500元的", "没收违法所得和违法生产经营的食品，并处五万元以上六万元以下罚款"),
            ("一般", "货值金额500元以上不足5000元的", "没收违法所得和违法生产经营的食品，并处六万元以上八万元以下罚款"),
            ("较重", "货值金额5000元以上不足1万元的", "没收违法所得和违法生产经营的食品，并处八万元以上十万元以下罚款"),
            ("严重", "货值金额1万元以上的", "没收违法所得和违法生产经营的食品，并处货值金额十倍以上二十倍以下罚款"),
        ]),
        ("1.经营腐败变质的食品；\n2.经营油脂酸败的食品；\n3.经营霉变生虫的食品", "《中华人民共和国食品安全法》第一百二十四条第一款第（四）项", FOOD_124, [
            ("较轻", "货值金额不足1万元，且及时改正的", "没收违法所得和违法生产经营的食品，并处五万元以上七万元以下罚款"),
            ("较重", "货值金额不足1万元，且造成食品安全投诉的", "没收违法所得和违法生产经营的食品，并处七万元以上十万元以下罚款"),
            ("严重", "货值金额1万元以上的", "没收违法所得和违法生产经营的食品，并处货值金额十五倍以上二十倍以下罚款"),
        ]),
        ("进货时未查验许可证和相关证明文件", "《中华人民共和国食品安全法》第一百二十六条第一款第（三）项", "责令改正，给予警告；拒不改正的，处五千元以上五万元以下罚款；情节严重的，责令停产停业，直至吊销许可证", [
            ("轻微", "初次违法的", "责令改正，给予警告"),
            ("较轻", "拒不改正，且未造成危害后果的", "处五千元以上二万元以下罚款"),
            ("较重", "拒不改正，且涉及品种5种以上的", "处二万元以上五万元以下罚款"),
        ]),
        ("安排未取得健康证明的人员从事接触直接入口食品的工作", "《中华人民共和国食品安全法》第一百二十六条第一款第（六）项", "责令改正，给予警告；拒不改正的，处五千元以上五万元以下罚款；情节严重的，责令停产停业，直至吊销许可证", [
            ("轻微", "人数1人，且及时改正的", "责令改正，给予警告"),
            ("较轻", "人数2人以下，且拒不改正的", "处五千元以上二万元以下罚款"),
            ("较重", "人数3人以上，且拒不改正的", "处二万元以上五万元以下罚款"),
        ]),
    ],
)

FIRE_60 = "责令改正，处五千元以上五万元以下罚款"
FIRE = table(
    "示例省消防救援机构行政处罚裁量权基准", "示例省消防救援总队", "消防", "示消规〔2023〕2号", [ONE_YEAR],
    [
        ("占用、堵塞、封闭疏散通道、安全出口", "《中华人民共和国消防法》第六十条第一款第（三）项", FIRE_60, [
            ("较轻", "第一次被处罚的", "处五千元以上一万五千元以下罚款"),
            ("较重", "第二次被处罚的", "处一万五千元以上三万五千元以下罚款"),
            ("严重", "具有下列情形之一：（1）第三次及以上被处罚的；（2）拒不改正的；（3）在公众聚集场所营业期间实施的", "处三万五千元以上五万元以下罚款"),
        ]),
        ("埋压、圈占、遮挡消火栓", "《中华人民共和国消防法》第六十条第一款第（四）项", "同上", [
            ("较轻", "涉及1个的", "处五千元罚款"),
            ("较重", "涉及2个以上3个以下的", "处二万元罚款"),
            ("严重", "涉及4个以上的", "处五万元罚款"),
        ]),
        ("占用防火间距", "《中华人民共和国消防法》第六十条第一款第（四）项", "同上", [
            ("较轻", "占用面积不足20平方米的", "处五千元以上一万元以下罚款"),
            ("较重", "占用面积20平方米以上不足100平方米的", "处一万元以上三万元以下罚款"),
            ("严重", "占用面积100平方米以上的", "处三万元以上五万元以下罚款"),
        ]),
    ],
)

SEED_77 = "责令停止违法行为，没收违法所得和种子，并处二万元以上二十万元以下罚款"
SEEDS = table(
    "示例省农业农村厅种子行政处罚裁量权基准", "示例省农业农村厅", "农业", "示农规〔2023〕3号", [],
    [
        ("推广、销售应当审定未经审定的农作物品种", "《中华人民共和国种子法》第七十七条第一款第（一）项", SEED_77, [
            ("较轻", "重量不足500公斤的", "没收违法所得和种子，并处二万元以上五万元以下罚款"),
            ("一般", "重量500公斤以上不足5吨的", "没收违法所得和种子，并处五万元以上十二万元以下罚款"),
            ("严重", "重量5吨以上的", "没收违法所得和种子，并处十二万元以上二十万元以下罚款"),
        ]),
        ("推广、销售应当停止推广、销售的农作物品种", "《中华人民共和国种子法》第七十七条第一款第（三）项", SEED_77, [
            ("较轻", "货值金额不足1万元的", "没收违法所得和种子，并处二万元以上五万元以下罚款"),
            ("一般", "货值金额1万元以上5万元以下的", "没收违法所得和种子，并处五万元以上十万元以下罚款"),
            ("严重", "货值金额超过5万元的", "没收违法所得和种子，并处十万元以上二十万元以下罚款"),
        ]),
        ("农产品生产者将农产品与有毒有害物质一同储存、运输", "《中华人民共和国农产品质量安全法》第七十二条第（三）项", "货值金额不足一万元的，并处五千元以上五万元以下罚款，货值金额一万元以上的，并处货值金额五倍以上十倍以下罚款", [
            ("较轻", "货值金额不足3000元的", "没收违法所得，并处五千元以上二万元以下罚款"),
            ("一般", "货值金额3000元以上不足1万元的", "没收违法所得，并处二万元以上五万元以下罚款"),
            ("严重", "货值金额1万元以上的", "没收违法所得，并处货值金额五倍以上十倍以下罚款"),
        ]),
    ],
)

WATER_65 = "逾期不拆除、不恢复原状的，强行拆除，并处一万元以上十万元以下的罚款"
WATER = table(
    "示例省水利厅水行政处罚裁量权基准", "示例省水利厅", "水行政", "示水规〔2023〕4号", [],
    [
        ("在河道管理范围内建设妨碍行洪的建筑物、构筑物，逾期不拆除、不恢复原状", "《中华人民共和国水法》第六十五条第一款", WATER_65, [
            ("较轻", "建筑面积50平方米以下的", "处一万元以上三万元以下的罚款"),
            ("较重", "建筑面积超过50平方米不超过200平方米的", "处三万元以上六万元以下的罚款"),
            ("严重", "建筑面积超过200平方米的，或者影响堤防安全的", "处六万元以上十万元以下的罚款"),
        ]),
        ("未经同意擅自修建水工程，逾期不拆除", "《中华人民共和国水法》第六十五条第二款", "并处一万元以上十万元以下的罚款", [
            ("较轻", "逾期15日以下的", "处一万元以上三万元以下的罚款"),
            ("较重", "逾期超过15日不足30日的", "处三万元以上六万元以下的罚款"),
            ("严重", "逾期30日以上的", "处六万元以上十万元以下的罚款"),
        ]),
    ],
)

ROAD_99 = "处二百元以上二千元以下罚款"
TRAFFIC = table(
    "示例省公安厅道路交通安全行政处罚裁量权基准", "示例省公安厅", "道路交通", "示公规〔2023〕5号", [ONE_YEAR],
    [
        ("机动车行驶超过规定时速百分之五十", "《中华人民共和国道路交通安全法》第九十九条第一款第（四）项", ROAD_99, [
            ("较轻", "超速50%以上70%以下的", "处二百元以上八百元以下罚款"),
            ("较重", "超速超过70%不足100%的", "处八百元以上一千五百元以下罚款"),
            ("严重", "超速100%以上的", "处一千五百元以上二千元以下罚款，可以并处吊销机动车驾驶证"),
        ]),
        ("违反道路通行规定", "《中华人民共和国道路交通安全法》第九十条", "处警告或者二十元以上二百元以下罚款", [
            ("轻微", "初次违法，且及时改正的", "警告"),
            ("较轻", "一年内第二次被处罚的", "处二十元以上一百元以下罚款"),
            ("较重", "一年内第三次及以上被处罚的", "处一百元以上二百元以下罚款"),
        ]),
    ],
)

MISTAKES = table(
    "示例省应急管理厅安全生产行政处罚裁量权基准", "示例省应急管理厅", "安全生产", "示应急规〔2023〕6号", [],
    [
        ("未如实记录安全生产教育和培训情况", "《中华人民共和国安全生产法》第九十七条第（四）项", "责令限期改正，处十万元以下的罚款；逾期未改正的，责令停产停业整顿，并处十万元以上二十万元以下的罚款", [
            ("较轻", "涉及3人以下的", "处二万元以下的罚款"),
            ("较重", "涉及3人以上9人以下的", "处二万元以上五万元以下的罚款"),
            ("严重", "涉及10人以上的", "处五万元以上十万元以下的罚款"),
        ]),
        ("未按照规定进行安全评价", "《中华人民共和国安全生产法》第九十八条第（一）项", "", [
            ("较轻", "第一次被处罚的", "处五万元以上十万元以下的罚款"),
            ("较重", "第二次被处罚的", "处十万元以上三十万元以下的罚款"),
            ("严重", "第三次及以上被处罚的", "处三十万元以上五十万元以下的罚款"),
        ]),
        ("未按照规定安全储存危险物品", "《中华人民共和国安全生产法》第九百九十八条", "", [
            ("较轻", "第一次被处罚的", "处一万元罚款"),
            ("较重", "第二次被处罚的", "处二万元罚款"),
            ("严重", "第三次及以上被处罚的", "处三万元罚款"),
        ]),
        ("未将事故隐患排查治理情况如实记录", "《中华人民共和国安全生产法》第九十七条第（五）项", "", [
            ("较轻", "第一次被处罚的", "处一万元以下的罚款"),
            ("较重", "第二次被处罚的", ""),
        ]),
        ("未定期组织应急救援预案演练", "", "", [("较轻", "第一次被处罚的", "处一万元罚款")]),
    ],
)


def lines(data):
    """Rows of a flat table: the cells of the act only in its first row."""
    for number, (act, basis, penalty, tiers) in enumerate(data["items"], 1):
        for place, tier in enumerate(tiers):
            act_cells = [str(number), act, basis, penalty] if place == 0 else [""] * 4
            yield act_cells + list(tier)


def write_csv(data, path, encoding="utf-8"):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows(data["head"])
    writer.writerow(COLUMNS)
    writer.writerows(lines(data))
    path.write_bytes(out.getvalue().encode(encoding))


def write_md(data, path):
    row = lambda cells: "| " + " | ".join(cell.replace("\n", "<br>") for cell in cells) + " |"
    text = [f"# {data['head'][0][1]}", ""] + [f"{key}：{value}\n" for key, value in data["head"][1:]]
    text += [row(COLUMNS), "|" + " --- |" * len(COLUMNS)] + [row(cells) for cells in lines(data)]
    path.write_text("\n".join(text) + "\n", encoding="utf-8")


def write_json(data, path):
    head = dict(data["head"])
    notes = [value for key, value in data["head"] if key == "说明"]
    metadata = {"title": head["标题"], "document_no": head["文号"], "issuing_authority": head["制定机关"], "level": head["层级"],
                "field": head["领域"], "issued_date": head["发布日期"], "effective_date": head["施行日期"],
                "validity_period": "5年", "notes": notes}
    items = []
    for number, (act, basis, penalty, tiers) in enumerate(data["items"], 1):
        law, articles = basis.split("》", 1)
        rules = [{"裁量阶次": name, "适用条件": condition, "处罚标准": standard} for name, condition, standard in tiers]
        items.append({"序号": number, "法规规章": law + "》", "违法行为": act, "设定依据": articles,
                      "裁量分组": [{"处罚种类及幅度": penalty, "裁量规则": rules}]})
    text = json.dumps({"metadata": metadata, "items": items}, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def write_xlsx(data, path):
    """A title over the whole width, a header of two rows, the cells of an act merged over its tiers, 同上 for a repeated range."""
    book = Workbook()
    sheet = book.active
    sheet.title = "裁量基准"
    sheet.append([data["head"][0][1]])
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=7)
    for key, value in data["head"][1:]:
        sheet.append([f"{key}：{value}"])
    first = sheet.max_row + 1
    sheet.append(["序号", "违法行为", "法定依据", "处罚种类及幅度", "裁量", None, None])
    sheet.append([None, None, None, None, "裁量阶次", "适用条件", "具体标准"])
    sheet.merge_cells(start_row=first, end_row=first, start_column=5, end_column=7)
    for column in range(1, 5):
        sheet.merge_cells(start_row=first, end_row=first + 1, start_column=column, end_column=column)
    before = None
    for number, (act, basis, penalty, tiers) in enumerate(data["items"], 1):
        start = sheet.max_row + 1
        shown = "同上" if penalty and penalty == before else penalty
        before = penalty
        for place, tier in enumerate(tiers):
            sheet.append([number, act, basis, shown, *tier] if place == 0 else [None] * 4 + list(tier))
        if len(tiers) > 1:
            for column in range(1, 5):
                sheet.merge_cells(start_row=start, end_row=start + len(tiers) - 1, start_column=column, end_column=column)
    book.create_sheet("空表")
    book.save(path)


def write_docx(data, path):
    """The particulars as paragraphs, a table with vertically merged cells, a note under it."""
    document = docx.Document()
    document.add_heading(data["head"][0][1], 1)
    for key, value in data["head"][1:]:
        document.add_paragraph(f"{key}：{value}")
    rows = sum(len(item[3]) for item in data["items"])
    grid = document.add_table(rows=rows + 2, cols=7)
    grid.cell(0, 0).merge(grid.cell(0, 6)).text = "行政处罚裁量权基准表"
    for column, title in enumerate(COLUMNS):
        grid.cell(1, column).text = title
    line = 2
    for number, (act, basis, penalty, tiers) in enumerate(data["items"], 1):
        for column, text in enumerate([str(number), act, basis, penalty]):
            cell = grid.cell(line, column)
            if len(tiers) > 1:
                cell = cell.merge(grid.cell(line + len(tiers) - 1, column))
            cell.text = text
        for place, tier in enumerate(tiers):
            for column, text in enumerate(tier):
                grid.cell(line + place, 4 + column).text = text
        line += len(tiers)
    document.add_paragraph("注：本表所称“以上”“以下”包括本数，“不足”“超过”不包括本数。")
    document.save(path)


def main():
    FIXTURES.mkdir(parents=True, exist_ok=True)
    write_xlsx(FOOD, FIXTURES / "food.xlsx")
    write_docx(FIRE, FIXTURES / "fire.docx")
    write_csv(SEEDS, FIXTURES / "seeds_gb18030.csv", "gb18030")
    write_md(WATER, FIXTURES / "water.md")
    write_json(TRAFFIC, FIXTURES / "traffic.json")
    write_xlsx(MISTAKES, FIXTURES / "mistakes.xlsx")
    for name, data in [("food", FOOD), ("seeds", SEEDS), ("water", WATER)]:
        write_csv(data, SAMPLES / f"{name}.csv")
    write_csv({**FIRE, "items": [(a, b, FIRE_60, t) for a, b, _, t in FIRE["items"]]}, SAMPLES / "fire.csv")
    write_json(TRAFFIC, SAMPLES / "traffic.json")


if __name__ == "__main__":
    main()
