//! Search, citations and ranges over the real statutes.

use std::path::Path;

use serde_json::{Value, json};

use crate::corpus::home_with_laws;
use crate::server::{Reply, Server};

const JSON: (&str, &str) = ("content-type", "application/json");

/// A server without models: search goes by words.
fn by_words(home: &Path) -> Server {
    Server::start_with(home, &[("CAIHENG_MODELS", "/nowhere"), ("CAIHENG_WORKERS", "0")])
}

fn post(server: &Server, path: &str, body: &Value) -> Reply {
    server.post(path, body.to_string().as_bytes(), &[JSON])
}

#[test]
fn provisions_are_found_read_and_cited() {
    let Some(home) = home_with_laws() else { return };
    let server = by_words(home.path());
    assert_eq!(server.get("/readyz").status, 200);

    let query = "/api/v1/provisions/search?q=%E9%94%80%E5%94%AE%E8%B6%85%E8%BF%87%E4%BF%9D%E8%B4%A8%E6%9C%9F%E7%9A%84%E9%A3%9F%E5%93%81&penalty_only=true&limit=5";
    let answer = server.get(query).json();
    let hits = answer["hits"].as_array().expect("hits");
    assert!(!hits.is_empty() && hits.len() <= 5);
    assert!(hits.iter().all(|hit| hit["is_penalty"] == true));
    let food = hits.iter().find(|hit| hit["law"] == "中华人民共和国食品安全法" && hit["article"] == 124);
    let food = food.unwrap_or_else(|| panic!("no 食品安全法 124: {answer:#}"));
    assert!(answer["notes"][0].as_str().is_some_and(|note| note.contains("向量")), "says what was not searched");

    let article = server.get(&format!("/api/v1/provisions/{}", food["provision_id"])).json();
    assert_eq!(article["article"], 124);
    assert_eq!(article["text"], food["text"]);
    assert!(article["paragraphs"].as_array().is_some_and(|parts| parts.iter().any(|part| part["item"] == 5)));
    assert_eq!(article["document"]["name"], "中华人民共和国食品安全法");

    let text = "依据《中华人民共和国食品安全法》第一百二十四条处罚，另见《中华人民共和国食品安全法》第九百条。";
    let checked = post(&server, "/api/v1/citations/check", &json!({"text": text, "as_of": "2026-03-01"})).json();
    assert_eq!(checked["ok"], false);
    assert_eq!(checked["citations"][0]["exists"], true);
    assert_eq!(checked["citations"][1]["exists"], false);
    let text = "依据《大气污染防治法》第九十九条第（二）项处罚；《采购合同》第三条另有约定。";
    let replaced = post(&server, "/api/v1/citations/check", &json!({"text": text, "as_of": "2026-11-23"})).json();
    let citation = &replaced["citations"][0];
    assert_eq!((&citation["in_force"], &citation["item"]), (&json!(false), &json!(2)));
    assert_eq!(citation["successor"]["law"], "中华人民共和国生态环境法典");
    assert_eq!(replaced["unchecked"].as_array().map(Vec::len), Some(1));

    let facts = json!({"law": "食品安全法", "article": 124, "paragraph": 1, "date": "2026-03-01", "goods_value": 152, "subject": "unit"});
    let range = post(&server, "/api/v1/range", &facts).json();
    assert_eq!(range["statutory"], json!({"min": 50_000, "max": 100_000}), "{range:#}");
    assert!(range["steps"].as_array().is_some_and(|steps| steps.len() > 2));
}

#[test]
fn wrong_questions_get_problems() {
    let Some(home) = home_with_laws() else { return };
    let server = by_words(home.path());
    server.get("/api/v1/provisions/search").is_problem(400, "request.query");
    server.get("/api/v1/provisions/search?q=").is_problem(400, "search.empty_query");
    server.get("/api/v1/provisions/search?q=a&as_of=2025-02-30").is_problem(400, "request.query");
    server.get("/api/v1/provisions/search?q=a&limit=-1").is_problem(400, "request.query");
    server.post("/api/v1/range", b"{", &[JSON]).is_problem(400, "request.json");
    server.post("/api/v1/range", b"{}", &[("content-type", "text/plain")]).is_problem(415, "request.content_type");
    post(&server, "/api/v1/range", &json!({"law": "食品安全法"})).is_problem(422, "request.fields");
    let question = |law: &str, article: u32, value: i64| json!({"law": law, "article": article, "date": "2026-03-01", "goods_value": value});
    post(&server, "/api/v1/range", &question("食品安全法", 124, -1)).is_problem(422, "range.negative");
    post(&server, "/api/v1/range", &question("没有这部法", 1, 1)).is_problem(422, "law.unknown");
    post(&server, "/api/v1/range", &question("食品安全法", 999, 1)).is_problem(422, "law.no_article");
    post(&server, "/api/v1/citations/check", &json!({"txet": ""})).is_problem(422, "request.fields");
}

#[test]
fn the_state_of_the_service_names_what_is_missing() {
    let Some(home) = home_with_laws() else { return };
    let server = by_words(home.path());
    let status = server.get("/api/v1/status").json();
    assert!(status["laws"]["documents"].as_u64().is_some_and(|count| count > 300), "{status:#}");
    assert_eq!(status["models"].as_array().map(Vec::len), Some(3));
    assert!(status["models"].as_array().is_some_and(|models| models.iter().all(|model| model["ready"] == false)));
    assert!(status["indexes"]["provisions"].as_u64().is_some_and(|count| count > 20_000));
    let notes = status["notes"].to_string();
    assert!(notes.contains("caiheng models pull"), "{notes}");
}

#[test]
fn without_laws_the_questions_say_so() {
    let home = tempfile::tempdir().expect("a folder");
    let server = by_words(home.path());
    server.get("/api/v1/provisions/search?q=a").is_problem(503, "laws.empty");
    post(&server, "/api/v1/citations/check", &json!({"text": "第一条"})).is_problem(503, "laws.empty");
    let status = server.get("/api/v1/status");
    assert_eq!(status.status, 200);
    assert!(status.json()["indexes"].is_null());
}
