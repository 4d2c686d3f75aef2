//! Runs from before the origin of each sentence was recorded.

use crate::{ran, sentence};

#[tokio::test]
async fn an_old_draft_is_worked_out_anew_and_that_is_said() {
    let Some(ran) = ran() else { return };
    let recorded = ran.trace();
    ran.execute("UPDATE step SET output = json_remove(output, '$.sentences') WHERE name = 'draft'").await;
    let again = ran.trace();
    assert_eq!(again["known"], "recomputed");
    assert!(again["notes"][0].as_str().is_some_and(|note| note.contains("重新推得")), "{}", again["notes"]);
    assert_eq!(again["sentences"], recorded["sentences"]);
    let (replayed, code) = ran.replay(&["--step", "draft"]);
    assert_eq!((&replayed["same"], code), (&true.into(), Some(0)), "what the old record lacks is no difference");
}

#[tokio::test]
async fn an_old_draft_that_no_longer_comes_out_is_guessed_and_that_is_said() {
    let Some(ran) = ran() else { return };
    let with_old_words = "UPDATE step SET output = json_object('polished', json('[]'), 'markdown', \
        replace(json_extract(output, '$.markdown'), '涉案货物的', '旧模板：涉案货物的') || char(10) || '旧模板独有的一句。') \
        WHERE name = 'draft'";
    ran.execute(with_old_words).await;
    let traced = ran.trace();
    assert_eq!(traced["known"], "guessed");
    let notes = traced["notes"].to_string();
    assert!(notes.contains("按文字比对推测") && notes.contains("不对应"), "{notes}");
    // Only lines can be told apart: this one holds all sentences of its paragraph.
    let guessed = sentence(&traced, "旧模板：涉案货物的")["rests_on"].as_array().expect("supports").clone();
    assert!(guessed.iter().any(|support| support["field"] == "goods_value"), "{guessed:?}");
    assert_eq!(sentence(&traced, "旧模板独有的一句。")["rests_on"], serde_json::json!([]));
}
