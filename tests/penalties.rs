//! What the penalty clause parser promises of every text, over whole corpora of statutes where they are at hand.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use caiheng::clock::SystemClock;
use caiheng::law::penalty_clause::{Reading, Role, read};
use caiheng::store::Store;

/// Every part of a reading stands where its span says, and every 罚款 is imposed, spoken about or listed.
fn keeps_its_promises(text: &str, reading: &Reading) {
    for clause in &reading.clauses {
        for fine in &clause.fines {
            assert_eq!(text.get(fine.span.clone()), Some(fine.text.as_str()));
        }
        for measure in &clause.measures {
            assert_eq!(text.get(measure.span.clone()), Some(measure.text.as_str()));
        }
        for reference in &clause.refers_to {
            assert_eq!(text.get(reference.span.clone()), Some(reference.text.as_str()));
        }
        for unread in &clause.unread {
            assert_eq!(text.get(unread.span.clone()), Some(unread.text.as_str()));
        }
    }
    for mention in reading.mentions.iter().filter(|mention| mention.role == Role::Unread) {
        let listed = reading.clauses.iter().flat_map(|clause| &clause.unread);
        let held = listed
            .map(|unread| &unread.span)
            .any(|span| span.start <= mention.span.start && mention.span.end <= span.end);
        assert!(held, "unread and not listed in {text}");
    }
}

#[test]
fn spans_and_accounts_hold_over_a_book_of_statutes() {
    let book = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/lawrefbook");
    if !book.exists() {
        eprintln!("skipped: {} is not there", book.display());
        return;
    }
    let mut folders = vec![book];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let path: PathBuf = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let Ok(text) = std::fs::read_to_string(&path) else { continue };
                keeps_its_promises(&text, &read(&text));
                files += 1;
            }
        }
    }
    assert!(files > 1_000, "{files} files");
}

#[tokio::test]
async fn statutes_in_force_are_read_but_for_one_in_a_hundred() {
    let Some(home) = std::env::var_os("CAIHENG_TEST_HOME").map(PathBuf::from) else {
        eprintln!("skipped: CAIHENG_TEST_HOME does not name a data folder");
        return;
    };
    let store = Store::open(&home.join("caiheng.sqlite3"), Arc::new(SystemClock)).await.expect("opens");
    let provisions = store.laws().provisions().await.expect("reads");
    let (mut fines, mut unread) = (0, 0);
    for provision in &provisions {
        let reading = read(&provision.text);
        keeps_its_promises(&provision.text, &reading);
        let quantified = reading.clauses.iter().flat_map(|clause| &clause.fines).filter(|fine| fine.is_quantified());
        fines += quantified.count();
        unread += reading.clauses.iter().map(|clause| clause.unread.len()).sum::<usize>();
    }
    eprintln!("{} articles: {fines} fines with an amount, {unread} unread", provisions.len());
    assert!(unread * 100 <= fines, "{unread} of {fines} unread");
}
