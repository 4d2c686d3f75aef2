//! Files from a web server, continued with `Range` after an interruption.

use std::io::Read;
use std::time::Duration;

use ureq::http::{Response, StatusCode, header};
use ureq::{Agent, Body};

use super::super::digest::CHUNK;
use super::super::error::ModelError;
use super::assembly::Assembly;
use super::meter::Meter;

/// Attempts in a row that bring nothing new before we give up.
const ATTEMPTS: u32 = 4;
const CONNECT_TIMEOUT: Duration = Duration::from_secs(20);
/// A server that sends nothing for so long is taken for dead.
const STALL_TIMEOUT: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(500);

/// An attempt that did not bring the whole file.
enum Attempt {
    /// Trying again may help.
    Interrupted(String),
    /// It will not.
    Final(ModelError),
}

impl From<ModelError> for Attempt {
    fn from(error: ModelError) -> Self {
        Self::Final(error)
    }
}

/// Fetches `url` to the end of `assembly`. `size` is the whole file's, where it is on record.
///
/// # Errors
/// `models.download`, `models.hash` where the server's file has another size, or an error of writing.
pub(super) fn fetch(
    url: &str,
    size: Option<u64>,
    assembly: &mut Assembly,
    meter: &Meter<'_>,
) -> Result<(), ModelError> {
    let agent = agent();
    let mut fruitless = 0;
    let mut longest = assembly.length();
    loop {
        let reason = match attempt(&agent, url, size, assembly, meter) {
            Ok(()) => return Ok(()),
            Err(Attempt::Final(error)) => return Err(error),
            Err(Attempt::Interrupted(reason)) => reason,
        };
        fruitless = if assembly.length() > longest { 1 } else { fruitless + 1 };
        longest = longest.max(assembly.length());
        if fruitless >= ATTEMPTS {
            return Err(ModelError::Download { url: url.to_owned(), reason });
        }
        tracing::info!(url, reason, have = assembly.length(), "download interrupted, going on");
        meter.checkpoint()?;
        std::thread::sleep(PAUSE * fruitless);
    }
}

fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        // A compressed answer would make ranges and lengths those of the compressed bytes.
        .accept_encoding("identity")
        .timeout_connect(Some(CONNECT_TIMEOUT))
        .timeout_recv_response(Some(STALL_TIMEOUT))
        .timeout_per_read(Some(STALL_TIMEOUT))
        .build()
        .into()
}

fn attempt(
    agent: &Agent,
    url: &str,
    size: Option<u64>,
    assembly: &mut Assembly,
    meter: &Meter<'_>,
) -> Result<(), Attempt> {
    let have = assembly.length();
    if have > 0 && size == Some(have) {
        return Ok(());
    }
    let mut request = agent.get(url);
    if have > 0 {
        request = request.header(header::RANGE, format!("bytes={have}-"));
    }
    let response = request.call().map_err(|error| Attempt::Interrupted(error.to_string()))?;
    let total = match response.status() {
        StatusCode::OK => {
            assembly.truncate(0)?;
            response.body().content_length()
        }
        StatusCode::PARTIAL_CONTENT => {
            let range = content_range(&response);
            if range.is_none_or(|(start, _)| start != have) {
                assembly.truncate(0)?;
                return Err(Attempt::Interrupted("服务器返回的范围不符".to_owned()));
            }
            range.and_then(|(_, total)| total)
        }
        StatusCode::RANGE_NOT_SATISFIABLE => {
            // Nothing after what we have: either it is all of it, or the file changed.
            assembly.truncate(0)?;
            return Err(Attempt::Interrupted("服务器上的文件比已下载的部分短".to_owned()));
        }
        status if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS => {
            return Err(Attempt::Interrupted(format!("服务器返回 {status}")));
        }
        status => return Err(failed(url, format!("服务器返回 {status}")).into()),
    };
    if let (Some(expected), Some(total)) = (size, total)
        && expected != total
    {
        return Err(failed(url, format!("服务器上的文件为 {total} 字节，应为 {expected} 字节")).into());
    }
    receive(response, total.or(size), assembly, meter)
}

fn receive(
    response: Response<Body>,
    total: Option<u64>,
    assembly: &mut Assembly,
    meter: &Meter<'_>,
) -> Result<(), Attempt> {
    let mut reader = response.into_body().into_reader();
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = reader.read(&mut chunk).map_err(|error| Attempt::Interrupted(error.to_string()))?;
        if read == 0 {
            break;
        }
        assembly.append(&chunk[..read])?;
        meter.at(assembly.length())?;
    }
    match total {
        Some(total) if assembly.length() < total => Err(Attempt::Interrupted("连接提前关闭".to_owned())),
        _ => Ok(()),
    }
}

/// First byte and total of `Content-Range: bytes 5-9/10`; the total may be `*`.
fn content_range(response: &Response<Body>) -> Option<(u64, Option<u64>)> {
    let value = response.headers().get(header::CONTENT_RANGE)?.to_str().ok()?;
    let (range, total) = value.strip_prefix("bytes ")?.split_once('/')?;
    let (start, _) = range.split_once('-')?;
    Some((start.trim().parse().ok()?, total.trim().parse().ok()))
}

fn failed(url: &str, reason: String) -> ModelError {
    ModelError::Download { url: url.to_owned(), reason }
}
