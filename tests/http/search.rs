//! Filters, counts, pages and links of the searches over the real statutes.

use std::path::Path;

use serde_json::{Value, json};

use crate::corpus::home_with_laws;
use crate::server::Server;

/// 食品.
const FOOD: &str = "%E9%A3%9F%E5%93%81";
/// 食品安全法.
const FOOD_LAW: &str = "%E9%A3%9F%E5%93%81%E5%AE%89%E5%85%A8%E6%B3%95";

/// A server without models: search goes by words.
fn by_words(home: &Path) -> Server {
    Server::start_with(home, &[("CAIHENG_MODELS", "/nowhere"), ("CAIHENG_WORKERS", "0")])
}

#[test]
fn provisions_are_filtered_counted_and_paged() {
    let Some(home) = home_with_laws() else { return };
    let server = by_words(home.path());
    let asked = format!("/api/v1/provisions/search?q={FOOD}&law={FOOD_LAW}&as_of=2026-03-01&penalty_only=true");
    let first = server.get(&format!("{asked}&limit=5&facets=true")).json();
    let hits = |answer: &Value| answer["hits"].as_array().expect("hits").clone();
    assert!(hits(&first).iter().all(|hit| hit["law"] == "中华人民共和国食品安全法" && hit["status"] == "in_force"));
    assert_eq!(first["searched"], json!({"words": true, "meaning": "none"}));
    assert_eq!(first["facets"]["penalty"], first["facets"]["candidates"]);
    let next = first["next"].as_str().expect("a next page");
    let second = server.get(&format!("{asked}&limit=5&cursor={next}")).json();
    assert_eq!(second["hits"][0]["rank"], 6);
    let seen: Vec<Value> = hits(&first).iter().map(|hit| hit["provision_id"].clone()).collect();
    assert!(hits(&second).iter().all(|hit| !seen.contains(&hit["provision_id"])));
    server.get(&format!("{asked}&cursor=00")).is_problem(400, "search.cursor");
    server.get(&format!("/api/v1/provisions/search?q=a&cursor={next}")).is_problem(400, "search.cursor");
    server.get("/api/v1/provisions/search?q=a&level=x,y").is_problem(400, "search.level");
    server.get("/api/v1/provisions/search?q=a&status=x").is_problem(400, "search.status");
    server.get("/api/v1/provisions/search?q=a&field=x").is_problem(400, "search.field");
    server.get("/api/v1/provisions/search?q=a&law=x").is_problem(422, "law.unknown");
}

#[test]
fn an_article_shows_what_belongs_to_it_by_number_and_by_words() {
    let Some(home) = home_with_laws() else { return };
    let server = by_words(home.path());
    // 食品安全法124条: the article that a query cites comes first.
    let cited = server.get(&format!("/api/v1/provisions/search?q={FOOD_LAW}124%E6%9D%A1&as_of=2026-03-01")).json();
    let penalty = &cited["hits"][0];
    assert_eq!((penalty["article"].clone(), penalty["why"][0].clone()), (json!(124), json!("引用的条文")));
    let article = server.get(&format!("/api/v1/provisions/{}", penalty["provision_id"])).json();
    assert_eq!(article["related"], penalty["related"]);
    let related = article["related"].as_array().expect("articles");
    // It punishes by description what article 34 forbids item by item.
    let expired = related.iter().find(|other| other["article"] == 34 && other["item"] == 10);
    let expired = expired.unwrap_or_else(|| panic!("no 34(10): {related:#?}"));
    assert_eq!((expired["relation"].clone(), expired["named"].clone()), (json!("duty"), json!(false)));
    let duty = server.get(&format!("/api/v1/provisions/{}", expired["provision_id"])).json();
    let back = duty["related"].as_array().expect("articles");
    assert!(back.iter().any(|other| other["article"] == 124 && other["relation"] == "penalty"), "{back:#?}");
}

#[test]
fn cases_are_filtered_and_bounds_refused() {
    let Some(home) = home_with_laws() else { return };
    let server = by_words(home.path());
    let empty = server.get(&format!("/api/v1/cases/search?q={FOOD}")).json();
    assert_eq!(empty["empty"], "not_searched");
    server.get("/api/v1/cases/search?q=a&fine_min=2&fine_max=1").is_problem(400, "search.bounds");
    server.get("/api/v1/cases/search?q=a&article=124").is_problem(400, "search.bounds");
    server.get("/api/v1/cases/search?q=a&law=x").is_problem(422, "law.unknown");
    server.get("/api/v1/cases/search?q=a&from=2025-02-30").is_problem(400, "request.query");
}
