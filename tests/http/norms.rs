//! Search over the norms of case handling.

use std::process::Command;

use serde_json::json;

use crate::server::Server;

const SEARCH: &str = "/api/v1/norms/search?q=%E5%90%AC%E8%AF%81%E6%9C%9F%E9%99%90";
const RULES: &str = "# 某某省行政处罚听证程序规定\n（2021年6月1日某某省人民政府令第3号公布　自2021年7月15日起施行）\n第一条　为了规范听证程序，制定本规定。\n\
    第二条　当事人要求听证的，应当在收到告知书之日起五日的期限内提出。\n";

#[test]
fn norms_are_found_as_of_a_date_and_their_absence_is_said() {
    let home = tempfile::tempdir().expect("a folder");
    let server = Server::start_with(home.path(), &[("CAIHENG_MODELS", "/nowhere"), ("CAIHENG_WORKERS", "0")]);
    let before = server.get(SEARCH).json();
    assert_eq!(before["hits"], json!([]));
    assert!(before["notes"].to_string().contains("还没有导入办案规范"), "{before}");

    let file = home.path().join("规定.md");
    std::fs::write(&file, RULES).expect("writes");
    let mut command = Command::new(env!("CARGO_BIN_EXE_caiheng"));
    let done = command.args(["import", "norms"]).arg(&file).env("CAIHENG_HOME", home.path()).output().expect("runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let after = server.get(SEARCH).json();
    let hit = &after["hits"][0];
    assert_eq!((&hit["document"], &hit["label"]), (&json!("某某省行政处罚听证程序规定"), &json!("第二条")), "{after}");
    assert_eq!((&hit["level"], &hit["region"]), (&json!("地方政府规章"), &json!("某某省")));
    assert_eq!(server.get(&format!("{SEARCH}&as_of=2020-01-01")).json()["hits"], json!([]));

    assert_eq!(server.get("/api/v1/norms/search?q=%20").json()["code"], "search.empty_query");
    assert_eq!(server.get(&format!("{SEARCH}&as_of=2020-02-30")).status, 400);
}
