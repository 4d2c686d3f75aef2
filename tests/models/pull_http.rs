//! Pulling from a web server.

use std::time::Duration;

use super::folder::{Folder, SIZE, content, entry, errors, sha256};
use super::server::{Manners, Server};

fn serve(content: Vec<u8>, manners: Manners) -> Server {
    Server::start(vec![("/tiny/model.gguf".to_owned(), content)], manners)
}

#[test]
fn a_truncated_answer_is_continued_where_it_broke_off() {
    let server = serve(content(), Manners { cut: Some((1_000_000, 1)), ..Manners::default() });
    let folder = Folder::new("");
    let result = folder.json(&["pull", "tiny", "--mirror", &server.url]);
    assert_eq!(result[0]["fetched"], true);
    folder.assert_whole();
    assert_eq!(server.requests(), ["/tiny/model.gguf -", "/tiny/model.gguf 1000000"]);
}

#[test]
fn a_part_left_by_an_earlier_run_is_not_fetched_again() {
    let server = serve(content(), Manners::default());
    let folder = Folder::new("");
    std::fs::create_dir_all(folder.path(".parts/tiny")).expect("a folder");
    std::fs::write(folder.partial(), &content()[..2_000_000]).expect("writes");
    folder.json(&["pull", "tiny", "--mirror", &server.url]);
    folder.assert_whole();
    assert_eq!(server.requests(), ["/tiny/model.gguf 2000000"]);
}

#[test]
fn a_spoilt_part_left_by_an_earlier_run_is_fetched_from_the_beginning() {
    let server = serve(content(), Manners::default());
    let folder = Folder::new("");
    std::fs::create_dir_all(folder.path(".parts/tiny")).expect("a folder");
    std::fs::write(folder.partial(), vec![0; 2_000_000]).expect("writes");
    folder.json(&["pull", "tiny", "--mirror", &server.url]);
    folder.assert_whole();
    assert_eq!(server.requests(), ["/tiny/model.gguf 2000000", "/tiny/model.gguf -"]);
}

#[test]
fn a_server_without_ranges_still_gives_the_whole_file() {
    let server = serve(content(), Manners { cut: Some((1_000_000, 2)), no_ranges: true, ..Manners::default() });
    let folder = Folder::new("");
    folder.json(&["pull", "tiny", "--mirror", &server.url]);
    folder.assert_whole();
}

#[test]
fn a_wrong_file_is_refused_and_does_not_land() {
    let server = serve(vec![7; SIZE], Manners::default());
    let folder = Folder::new("");
    let output = folder.run(&["pull", "tiny", "--mirror", &server.url]);
    assert!(!output.status.success());
    assert!(errors(&output).contains("[models.hash]"), "{}", errors(&output));
    assert!(!folder.model().exists());
    assert!(!folder.partial().exists(), "the wrong bytes must not be continued");
}

#[test]
fn a_pull_killed_in_the_middle_goes_on_next_time() {
    let server = serve(content(), Manners { pause: Duration::from_millis(60), ..Manners::default() });
    let folder = Folder::new("");
    let mut child = folder.command(&["pull", "tiny", "--mirror", &server.url]).spawn().expect("runs");
    let grown = || folder.partial().metadata().is_ok_and(|metadata| metadata.len() > 200_000);
    while !grown() {
        assert!(child.try_wait().expect("asks").is_none(), "ended before it could be killed");
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().expect("kills");
    child.wait().expect("ends");
    assert!(!folder.model().exists());
    folder.json(&["pull", "tiny", "--mirror", &server.url]);
    folder.assert_whole();
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    let from: usize = requests[1].rsplit(' ').next().and_then(|start| start.parse().ok()).expect("a range");
    assert!(from > 200_000, "{requests:?}");
}

#[test]
fn of_two_pulls_at_once_one_fetches_and_the_other_waits_and_finds_it_done() {
    let server = serve(content(), Manners { pause: Duration::from_millis(30), ..Manners::default() });
    let folder = Folder::new("");
    let pull = || folder.command(&["--json", "pull", "tiny", "--mirror", &server.url]);
    let start = || pull().stdout(std::process::Stdio::piped()).spawn().expect("runs");
    let outputs = [start(), start()].map(|child| child.wait_with_output().expect("ends"));
    let fetched = outputs.iter().filter(|output| {
        assert!(output.status.success());
        String::from_utf8_lossy(&output.stdout).contains("\"fetched\":true")
    });
    assert_eq!(fetched.count(), 1);
    assert_eq!(server.requests().len(), 1);
    folder.assert_whole();
}

#[test]
fn sources_are_tried_in_order_and_the_reasons_are_listed_when_none_works() {
    let server = serve(content(), Manners::default());
    let mirror = |url: &str| format!("[[model.source]]\nkind = \"mirror\"\nurl = \"{url}\"\n");
    let nowhere = format!("{}/none", server.url);
    let folder = Folder::new(&(mirror(&nowhere) + &mirror(&server.url)));
    let result = folder.json(&["pull", "tiny"]);
    assert!(result[0]["source"].as_str().is_some_and(|source| source.contains(&server.url)), "{result}");

    let folder = Folder::new(&(mirror(&nowhere) + "[[model.source]]\nkind = \"folder\"\npath = \"/nowhere\"\n"));
    let output = folder.run(&["pull", "tiny"]);
    let message = errors(&output);
    assert!(message.contains("[models.pull_failed]"), "{message}");
    assert!(message.contains("404") && message.contains("/nowhere"), "{message}");
}

#[test]
fn a_server_that_cannot_be_reached_is_told_as_such() {
    let folder = Folder::new("");
    let output = folder.run(&["pull", "tiny", "--mirror", "http://127.0.0.1:9"]);
    assert!(errors(&output).contains("[models.download]"), "{}", errors(&output));
}

#[test]
fn a_hub_repository_is_asked_for_its_own_file_name_at_its_revision() {
    let path = "/owner/repo/resolve/v1/weights-q4.gguf".to_owned();
    let server = Server::start(vec![(path, content())], Manners::default());
    let source = "[[model.source]]\nkind = \"hub\"\nrepository = \"owner/repo\"\nrevision = \"v1\"\n\
                  [[model.source.input]]\nname = \"model.gguf\"\nremote = \"weights-q4.gguf\"\n";
    let folder = Folder::new(source);
    folder.json(&["pull", "tiny", "--hub", &server.url]);
    folder.assert_whole();
}

#[test]
fn without_a_hash_on_record_the_state_says_so_and_the_measured_hash_is_given() {
    let server = serve(content(), Manners::default());
    let folder = Folder::with_manifest(&entry());
    folder.json(&["pull", "tiny", "--mirror", &server.url]);
    let status = folder.json(&["verify", "tiny"]);
    assert_eq!(status[0]["state"], "hash_unknown");
    assert_eq!(status[0]["files"][0]["sha256"], sha256(&content()));
    assert!(status[0]["files"][0]["note"].as_str().is_some_and(|note| note.contains("没有登记")));
}
