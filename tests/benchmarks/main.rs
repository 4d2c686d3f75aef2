//! Benchmark tables from the file to the store and back, driving the real binary: on our own tables, on the published samples
//! where `../shared` holds them, and on files that must be refused.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "helpers of tests fail the test and say what was skipped"
)]

mod applicable;
mod refusals;
mod round_trip;
mod tables;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use caiheng::law::numerals::to_chinese;
use serde_json::Value;

/// A data home of its own.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let file = self.path(name);
        std::fs::write(&file, content).expect("writes");
        file
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_caiheng"));
        command.args(arguments).env("CAIHENG_HOME", self.0.path()).current_dir(self.0.path());
        command.output().expect("runs")
    }

    /// The JSON of a command, whatever its exit.
    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[&["--json"], arguments].concat());
        serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)))
    }

    /// The report on a file that is imported.
    fn import(&self, file: &Path, more: &[&str]) -> Value {
        let file = file.to_str().expect("a name");
        self.json(&[&["import", "benchmarks", file], more].concat())["imports"][0].clone()
    }

    /// The code with which a command is refused.
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(!output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        let code = words.split(['[', ']']).nth(1).unwrap_or_default();
        assert!(code.contains('.'), "{words}");
        code.to_owned()
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/benchmarks").join(name)
}

/// A law: its name, the line of its dates, and the articles that the tables cite, shortened to their penalties.
type LawText = (&'static str, &'static str, &'static [(u64, &'static str)]);

const LAWS: [LawText; 3] = [
    (
        "中华人民共和国食品安全法",
        "2021年4月29日 第十三届全国人民代表大会常务委员会第二十八次会议修正",
        &[
            (
                124,
                "违反本法规定，有下列情形之一，尚不构成犯罪的，由县级以上人民政府食品安全监督管理部门没收违法所得和违法生产经营的食品、食品添加剂；\
                 违法生产经营的食品、食品添加剂货值金额不足一万元的，并处五万元以上十万元以下罚款；货值金额一万元以上的，并处货值金额十倍以上二十倍以下罚款；\
                 情节严重的，吊销许可证：\n\n（四）生产经营腐败变质的食品；\n\n（五）生产经营超过保质期的食品。",
            ),
            (
                126,
                "违反本法规定，有下列情形之一的，由县级以上人民政府食品安全监督管理部门责令改正，给予警告；拒不改正的，处五千元以上五万元以下罚款；\
                 情节严重的，责令停产停业，直至吊销许可证：\n\n（三）进货时未查验许可证和相关证明文件；\n\n（六）安排未取得健康证明的人员从事接触直接入口食品的工作。",
            ),
        ],
    ),
    (
        "中华人民共和国安全生产法",
        "2021年6月10日 第十三届全国人民代表大会常务委员会第二十九次会议修正",
        &[
            (
                97,
                "生产经营单位有下列行为之一的，责令限期改正，处十万元以下的罚款；逾期未改正的，责令停产停业整顿，并处十万元以上二十万元以下的罚款，\
                 对其直接负责的主管人员和其他直接责任人员处二万元以上五万元以下的罚款：\n\n（四）未如实记录安全生产教育和培训情况的；\n\n（五）未将事故隐患排查治理情况如实记录的。",
            ),
            (
                98,
                "生产经营单位有下列行为之一的，责令停止建设或者停产停业整顿，限期改正，并处十万元以上五十万元以下的罚款；\
                 逾期未改正的，处五十万元以上一百万元以下的罚款：\n\n（一）未按照规定进行安全评价的。",
            ),
        ],
    ),
    (
        "中华人民共和国水法",
        "2016年7月2日 第十二届全国人民代表大会常务委员会第二十一次会议修正",
        &[(
            65,
            "在河道管理范围内建设妨碍行洪的建筑物、构筑物的，责令停止违法行为，限期拆除；逾期不拆除、不恢复原状的，强行拆除，并处一万元以上十万元以下的罚款。\n\n\
             未经水行政主管部门同意，擅自修建水工程的，责令限期补办有关手续；逾期不拆除的，强行拆除，并处一万元以上十万元以下的罚款。",
        )],
    ),
];

/// The text of a law whose other articles say nothing of note: the importer wants them numbered through.
fn text_of((name, dates, articles): LawText) -> String {
    let mut lines = vec![format!("# {name}"), dates.to_owned(), "<!-- INFO END -->".to_owned()];
    let last = articles.iter().map(|(number, _)| *number).max().unwrap_or_default();
    for number in 1..=last {
        let cited = articles.iter().find(|(cited, _)| *cited == number);
        let text = cited.map_or("主管部门依法履行职责。", |(_, text)| text);
        lines.push(format!("第{}条 {text}", to_chinese(number)));
    }
    lines.join("\n\n") + "\n"
}

/// A home that holds these laws.
fn with_laws() -> Home {
    let home = Home::new();
    std::fs::create_dir(home.path("laws")).expect("creates");
    for law in LAWS {
        home.write(&format!("laws/{}.md", law.0), text_of(law));
    }
    let done = home.run(&["import", "laws", "laws"]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    home
}

/// Code and cell of the findings of a kind.
fn findings(report: &Value, verdict: &str) -> Vec<(String, String)> {
    let all = report["findings"].as_array().unwrap_or_else(|| panic!("{report}"));
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    all.iter()
        .filter(|finding| finding["verdict"] == verdict)
        .map(|finding| (text(finding, "code"), text(finding, "cell")))
        .collect()
}
