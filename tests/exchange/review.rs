//! What the registers say in a legal review.

use serde_json::Value;

use crate::office::{Office, caiheng};

fn verdict<'a>(review: &'a Value, id: &str) -> (&'a str, &'a str) {
    let checks = review["checks"].as_array().expect("checks");
    let check = checks.iter().find(|check| check["id"] == id).unwrap_or_else(|| panic!("no {id}"));
    (check["verdict"].as_str().expect("a verdict"), check["message"].as_str().expect("a message"))
}

#[test]
fn the_review_says_what_the_registers_hold_of_agency_officers_and_powers() {
    let home = tempfile::tempdir().expect("a folder");
    let office = Office::open(home.path());
    let case = office.investigated("1号", 50_000);
    let review = || office.get("shen", &format!("/api/v1/case-files/{case}/review")).json();
    let before = review();
    for id in ["subject.body", "subject.register", "authority.powers"] {
        assert_eq!(verdict(&before, id).0, "unknown", "nothing was imported: {id}");
    }

    let import = |register: &str, content: &str| {
        std::fs::write(home.path().join("表.csv"), content).expect("writes");
        let done = caiheng(home.path(), &["import", register, "表.csv", "--agency", "青阳县市场监督管理局"]);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    };
    import("bodies", "主体名称,统一社会信用代码,主体类别\n青阳县市场监督管理局,91350100M000100Y43,行政机关\n");
    import("officers", "姓名,执法证号,有效期止\njia,01,2099-12-31\nyi,02,2098-12-31\n");
    import(
        "powers",
        "职权编码,职权名称,职权类别,实施依据\nC1,对经营超过保质期食品的处罚,行政处罚,《食品安全法》第一百二十四条\nC2,食品经营许可,行政许可,《食品安全法》第三十五条\n",
    );
    let after = review();
    assert_eq!(verdict(&after, "subject.body").0, "ok");
    assert_eq!(verdict(&after, "authority.powers").0, "ok", "{}", verdict(&after, "authority.powers").1);
    let (found, message) = verdict(&after, "subject.register");
    assert_eq!(found, "problem");
    assert!(message.contains("2098-12-31") && message.contains("yi") && !message.contains("jia"), "{message}");

    import("officers", "姓名,执法证号,有效期止,状态\njia,01,2099-12-31,在岗\nyi,02,2099-12-31,已注销\n");
    import(
        "powers",
        "职权编码,职权名称,职权类别,实施依据\nC1,对经营超过保质期食品的处罚,行政处罚,《食品安全法》第一百二十五条\n",
    );
    let changed = review();
    assert!(verdict(&changed, "subject.register").1.contains("已注销"), "{}", verdict(&changed, "subject.register").1);
    let (found, message) = verdict(&changed, "authority.powers");
    assert!(found == "problem" && message.contains("第一百二十四条"), "{message}");
}
