//! A web server on the loopback address that misbehaves as told.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How the server answers.
#[derive(Clone, Default)]
pub struct Manners {
    /// Close the connection after so many bytes of the body, for the first so many requests.
    pub cut: Option<(usize, usize)>,
    /// Ignore `Range`.
    pub no_ranges: bool,
    /// Wait so long before each 64 KiB.
    pub pause: Duration,
}

/// A running server; it ends with the test process.
pub struct Server {
    pub url: String,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Serves `files` (path and content).
    pub fn start(files: Vec<(String, Vec<u8>)>, manners: Manners) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("binds");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (log, files) = (Arc::clone(&seen), Arc::new(files));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (log, files, manners) = (Arc::clone(&log), Arc::clone(&files), manners.clone());
                std::thread::spawn(move || drop(answer(stream, &log, &files, &manners)));
            }
        });
        Self { url, seen }
    }

    /// The requests so far: path, and the range asked for or `-`.
    pub fn requests(&self) -> Vec<String> {
        self.seen.lock().expect("not poisoned").clone()
    }
}

fn answer(
    mut stream: TcpStream,
    log: &Mutex<Vec<String>>,
    files: &[(String, Vec<u8>)],
    manners: &Manners,
) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let path = lines.next().transpose()?.unwrap_or_default().split(' ').nth(1).unwrap_or_default().to_owned();
    let mut range = None;
    for line in lines {
        let line = line?.to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(asked) = line.strip_prefix("range: bytes=") {
            range = asked.trim_end_matches('-').parse::<usize>().ok();
        }
    }
    let earlier = {
        let mut seen = log.lock().expect("not poisoned");
        seen.push(format!("{path} {}", range.map_or("-".to_owned(), |start| start.to_string())));
        seen.len() - 1
    };
    let Some((_, content)) = files.iter().find(|(name, _)| *name == path) else {
        return stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    };
    let start = range.filter(|_| !manners.no_ranges).unwrap_or(0).min(content.len());
    let body = &content[start..];
    let head = match start {
        0 => "200 OK".to_owned(),
        start => format!("206 Partial Content\r\nContent-Range: bytes {start}-{}/{}", content.len() - 1, content.len()),
    };
    write!(stream, "HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len())?;
    let sent = match manners.cut {
        Some((bytes, requests)) if earlier < requests => &body[..bytes.min(body.len())],
        _ => body,
    };
    for piece in sent.chunks(64 * 1024) {
        std::thread::sleep(manners.pause);
        stream.write_all(piece)?;
    }
    stream.flush()
}
