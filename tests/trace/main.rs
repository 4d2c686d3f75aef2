//! From a sentence of a draft back to what it rests on, and the same steps made again: the real binary on the real statutes, without
//! models; with them in `tests/assist.rs`.
#![expect(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests fail the test")]

#[expect(dead_code, reason = "shared with the tests of the service, which use all of it")]
#[path = "../http/corpus.rs"]
mod corpus;
#[path = "../casework/office.rs"]
#[expect(dead_code, reason = "shared with the tests of casework, which use all of it")]
mod office;
mod old_records;
mod replayed;
#[expect(dead_code, reason = "shared with the tests of the service, which use all of it")]
#[path = "../http/server.rs"]
mod server;
mod service;
mod traced;

use std::path::Path;
use std::process::{Command, Output};

use sea_orm::{ConnectionTrait, Database};
use serde_json::Value;

/// An interview from which rules alone read amounts, a quantity, a date and names.
const INTERVIEW: &str = "询问人：你叫什么名字？\n\
    被询问人：我叫刘桂芳，是好邻居食品店的经营者。\n\
    询问人：2025年3月12日我局执法人员在你店检查时，发现货架上有9袋超过保质期的面包，请说明。\n\
    被询问人：这批过期的货一共值152块钱，卖了的赚了28块钱，我是第一次，马上就下架了。\n";

/// A run of the interview without models, and the folder that it lies in.
struct Ran {
    home: tempfile::TempDir,
    run: String,
}

fn caiheng(home: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_caiheng"));
    command.args(["--models-dir", "/nowhere"]).args(arguments).current_dir(home);
    command.env("CAIHENG_HOME", home).env("CAIHENG_LOG", "off").output().expect("runs")
}

fn json(output: &Output) -> Value {
    let stderr = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("no JSON ({error}): {stderr}"))
}

/// Runs the main job; `None`, said aloud, where the statutes are not here.
fn ran() -> Option<Ran> {
    let home = corpus::home_with_laws()?;
    std::fs::write(home.path().join("询问.txt"), INTERVIEW).expect("writes");
    let done = caiheng(home.path(), &["--json", "assist", "询问.txt"]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let traced = caiheng(home.path(), &["--json", "trace", "latest"]);
    let run = json(&traced)["run"].as_str().expect("an id").to_owned();
    Some(Ran { home, run })
}

impl Ran {
    fn trace(&self) -> Value {
        json(&caiheng(self.home.path(), &["--json", "trace", &self.run]))
    }

    /// Replays, and gives the exit code too.
    fn replay(&self, more: &[&str]) -> (Value, Option<i32>) {
        let done = caiheng(self.home.path(), &[&["--json", "replay", &self.run], more].concat());
        (json(&done), done.status.code())
    }

    /// What somebody with write access to the database can do.
    async fn execute(&self, statement: &str) {
        let path = self.home.path().join("caiheng.sqlite3");
        let connection = Database::connect(format!("sqlite://{}", path.display())).await.expect("connects");
        connection.execute_unprepared(statement).await.expect("runs");
        connection.close().await.expect("closes");
    }
}

/// The sentence that begins so.
fn sentence<'a>(traced: &'a Value, words: &str) -> &'a Value {
    let mut sentences = traced["sentences"].as_array().expect("sentences").iter();
    let found = sentences.find(|sentence| sentence["text"].as_str().is_some_and(|text| text.contains(words)));
    found.unwrap_or_else(|| panic!("no sentence with {words}: {traced:#}"))
}
