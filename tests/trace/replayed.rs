//! The steps of a run made again.

use serde_json::Value;

use crate::{caiheng, ran};

fn verdicts(replayed: &Value) -> Vec<(&str, &str)> {
    let steps = replayed["steps"].as_array().expect("steps").iter();
    steps.map(|step| (step["name"].as_str().expect("name"), step["verdict"].as_str().expect("verdict"))).collect()
}

#[test]
fn steps_of_rules_and_data_come_out_the_same() {
    let Some(ran) = ran() else { return };
    for _ in 0..3 {
        let (replayed, code) = ran.replay(&[]);
        let same = ["transcribe", "extract", "provisions", "choose", "range", "cases", "draft", "check"];
        assert_eq!(verdicts(&replayed), same.map(|name| (name, "same")), "{replayed:#}");
        assert_eq!((code, &replayed["same"]), (Some(0), &true.into()));
        let conditions = replayed["steps"].as_array().expect("steps").iter().map(|step| &step["conditions"]);
        assert!(conditions.into_iter().all(|told| *told == Value::Array(Vec::new())), "{replayed:#}");
    }
    let (one, _) = ran.replay(&["--step", "draft"]);
    assert_eq!(verdicts(&one), [("draft", "same")]);
    let none = caiheng(ran.home.path(), &["replay", &ran.run, "--step", "x"]);
    assert!(String::from_utf8_lossy(&none.stderr).contains("[run.no_step]"));
}

#[tokio::test]
async fn a_record_that_was_altered_comes_out_different_and_where_is_said() {
    let Some(ran) = ran() else { return };
    ran.execute("UPDATE step SET output = replace(output, '\"value\":152', '\"value\":512') WHERE name = 'extract'")
        .await;
    let (replayed, code) = ran.replay(&["--step", "extract"]);
    assert_eq!((verdicts(&replayed), code), (vec![("extract", "differs")], Some(1)));
    let difference = &replayed["steps"][0]["differences"][0];
    assert_eq!(
        (&difference["at"], &difference["before"], &difference["now"]),
        (&"/goods_value/value".into(), &512.into(), &152.into())
    );
}

#[tokio::test]
async fn what_made_a_step_must_be_there_to_make_it_again() {
    let Some(ran) = ran() else { return };
    std::fs::write(ran.home.path().join("询问.txt"), "另一份笔录").expect("writes");
    let (replayed, code) = ran.replay(&["--step", "transcribe"]);
    assert_eq!((verdicts(&replayed), code), (vec![("transcribe", "not_replayed")], Some(1)));
    assert!(replayed["steps"][0]["reason"].as_str().is_some_and(|reason| reason.contains("已经不是当时的那个")));
    std::fs::remove_file(ran.home.path().join("询问.txt")).expect("removes");
    assert_eq!(verdicts(&ran.replay(&["--step", "transcribe"]).0), [("transcribe", "not_replayed")]);

    // As if a model had read the facts that is not here.
    let by = "UPDATE step SET model = 'qwen2.5-coder-1.5b-instruct', model_sha256 = 'ab', prompt_version = 'extract-1'";
    ran.execute(&format!("{by} WHERE name = 'extract'")).await;
    let (replayed, code) = ran.replay(&["--step", "extract"]);
    assert_eq!(
        (verdicts(&replayed), code),
        (vec![("extract", "not_replayed")], Some(1)),
        "never passed off as the same"
    );
    assert!(replayed["steps"][0]["reason"].as_str().is_some_and(|reason| reason.contains("不在这里")), "{replayed}");
}

#[tokio::test]
async fn what_is_not_as_it_was_is_said() {
    let Some(ran) = ran() else { return };
    ran.execute("UPDATE corpus_revision SET revision = 'another'").await;
    ran.execute("UPDATE step SET input = json_remove(input, '$.template') WHERE name = 'draft'").await;
    let (replayed, _) = ran.replay(&["--step", "check"]);
    let told = |replayed: &Value| replayed["steps"][0]["conditions"].to_string();
    assert!(told(&replayed).contains("法规库已经不同"), "{replayed}");
    assert!(told(&ran.replay(&["--step", "draft"]).0).contains("当时的文书模板没有记录"));
}
