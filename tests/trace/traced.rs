//! Each sentence of a draft names what it rests on.

use serde_json::{Value, json};

use crate::{caiheng, ran, sentence};

/// The kinds of what a sentence rests on.
fn kinds(sentence: &Value) -> Vec<&str> {
    let supports = sentence["rests_on"].as_array().expect("supports").iter();
    supports.map(|support| support["kind"].as_str().expect("a kind")).collect()
}

#[test]
fn every_sentence_of_a_draft_names_what_it_rests_on() {
    let Some(ran) = ran() else { return };
    let traced = ran.trace();
    assert_eq!((&traced["known"], &traced["notes"]), (&json!("recorded"), &json!([])));
    let sentences = traced["sentences"].as_array().expect("sentences");
    for (place, sentence) in sentences.iter().enumerate() {
        assert_eq!(sentence["id"], place + 1);
        assert!(!kinds(sentence).is_empty(), "{sentence}");
        assert!(!kinds(sentence).contains(&"lost"), "{sentence}");
    }
    // Together they are the draft: nothing of it is left out, nothing is in two of them.
    let draft = caiheng(ran.home.path(), &["--json", "trace", &ran.run]);
    assert!(draft.status.success());
    let joined: String = sentences.iter().filter_map(|sentence| sentence["text"].as_str()).collect();
    let report = draft_of(&ran);
    let body = report.split("\n---\n").next().expect("a body");
    let letters = |text: &str| text.chars().filter(|character| !character.is_whitespace()).collect::<String>();
    assert_eq!(letters(&joined), letters(body));
}

/// The draft as it is stored.
fn draft_of(ran: &crate::Ran) -> String {
    let log = caiheng(ran.home.path(), &["audit", "export", "--subject", &format!("run/{}/draft", ran.run)]);
    let lines = String::from_utf8(log.stdout).expect("UTF-8");
    let entries: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let saved = entries.iter().rfind(|entry| entry["action"] == "draft.save").expect("saved");
    let detail: Value = serde_json::from_str(saved["detail"].as_str().expect("text")).expect("JSON");
    detail["markdown"].as_str().expect("text").to_owned()
}

#[test]
fn an_amount_leads_back_to_the_words_of_the_interview() {
    let Some(ran) = ran() else { return };
    let traced = ran.trace();
    let amount = sentence(&traced, "货值金额为152元");
    let support = &amount["rests_on"][0];
    assert_eq!(
        (&support["field"], &support["value"], &support["origin"]),
        (&"goods_value".into(), &152.into(), &"rule".into())
    );
    assert_eq!(support["segments"][0]["number"], 4);
    assert!(support["segments"][0]["text"].as_str().is_some_and(|text| text.contains("152块钱")));
    let opening = sentence(&traced, "经查，2025年3月12日");
    assert_eq!(kinds(opening), ["fact", "fact", "fact"]);
    assert_eq!(kinds(sentence(&traced, "笔录记载的数量")), ["fact"]);
    assert_eq!(kinds(sentence(&traced, "# 行政处罚决定书")), ["template"]);
    assert_eq!(kinds(sentence(&traced, "决定书文号")), ["open"]);
    assert_eq!(kinds(sentence(&traced, "询问笔录及其来源文件")), ["file"]);
    assert_eq!(kinds(sentence(&traced, "（拟稿日期）")), ["day"]);

    let steps = traced["steps"].as_array().expect("steps");
    assert_eq!(steps.len(), 8);
    for step in steps {
        let entries = step["entries"].as_array().expect("entries");
        assert_eq!(entries.len(), 2, "begun and finished: {step}");
        assert!(entries.iter().all(|entry| entry["intact"] == true && entry["hash"].as_str().is_some()), "{step}");
        assert!(step["output_sha256"].as_str().is_some_and(|hash| hash.len() == 64));
    }
    let text = caiheng(ran.home.path(), &["trace", &ran.run, "--sentence", &amount["id"].to_string()]);
    let text = String::from_utf8(text.stdout).expect("UTF-8");
    assert!(text.contains("笔录第 4 句") && text.contains("step.finish") && text.contains("没有用模型"), "{text}");
    let none = caiheng(ran.home.path(), &["trace", &ran.run, "--sentence", "999"]);
    assert!(String::from_utf8_lossy(&none.stderr).contains("[run.no_sentence]"));
}

#[tokio::test]
async fn a_record_that_was_altered_is_said_beside_the_sentence() {
    let Some(ran) = ran() else { return };
    ran.execute("UPDATE step SET output = replace(output, '152', '512') WHERE name = 'extract'").await;
    let traced = ran.trace();
    let steps = traced["steps"].as_array().expect("steps");
    let extract = steps.iter().find(|step| step["name"] == "extract").expect("the step");
    let intact: Vec<_> = extract["entries"].as_array().expect("entries").iter().map(|entry| &entry["intact"]).collect();
    assert_eq!(intact, [true, false]);
}
