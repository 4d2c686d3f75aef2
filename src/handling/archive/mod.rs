//! A case as a folder or zip that verifies itself, and back into another installation.

mod import;
mod source;
mod write;

use std::collections::BTreeMap;
use std::path::Path;

use super::views::{Seen, seen};
use crate::assist::pipeline::Services;
use crate::casework::archive::log::{LogEntry, sha256_of};
use crate::casework::archive::manifest::{About, FORMAT, FileFacts, Manifest, PublicationFacts, version};
use crate::casework::archive::verify::{Verified, verify};
use crate::casework::archive::{names, sums, texts};
use crate::casework::case_file::file::CaseFile;
use crate::casework::people::Person;
use crate::failure::Failure;
use crate::store::case_files::Materials;
use crate::store::publications::Standing;

pub use import::import;

/// How often a case is read until nobody acts meanwhile.
const ATTEMPTS: usize = 20;

/// Writes the archive of a case to `target`: a zip where its name ends so, a folder otherwise. `called` is what the log calls
/// the reader.
///
/// # Errors
/// `case.not_found`, `archive.exists` where something is there already, `archive.write`, `archive.busy`, `material.not_found`, `store.*`.
pub async fn export(
    services: &Services,
    case_id: &str,
    reader: &Person,
    called: &str,
    target: &Path,
) -> Result<Manifest, Failure> {
    let (standing, log) = at_rest(services, case_id, reader).await?;
    let Standing { file, acts: history, events: publication, .. } = standing;
    let texts = texts::texts(&file, &history, &publication, &log)?;
    let mut files: BTreeMap<String, Vec<u8>> =
        texts.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    files.extend(issued(&file)?);
    let facts = |bytes: &[u8]| FileFacts { sha256: sha256_of(bytes), bytes: bytes.len() as u64 };
    let mut listed: BTreeMap<String, FileFacts> =
        files.iter().map(|(path, bytes)| (path.clone(), facts(bytes))).collect();
    let kept = Materials::under(&services.config.home);
    let mut materials = BTreeMap::new();
    for (path, material) in texts::materials(&file) {
        materials.insert(path.clone(), kept.path(&material.sha256)?);
        listed.insert(path, FileFacts { sha256: material.sha256.clone(), bytes: material.bytes });
    }
    let published = listed
        .get(names::PUBLICATION)
        .map(|facts| PublicationFacts { events: publication.len() as u64, events_sha256: facts.sha256.clone() });
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: version(!publication.is_empty()),
        product: concat!("caiheng ", env!("CARGO_PKG_VERSION")).to_owned(),
        exported_at: services.clock.now(),
        exported_by: reader.called(),
        case: About {
            id: file.id.clone(),
            number: file.number.clone(),
            agency: file.agency.clone(),
            title: file.title.clone(),
            events: history.len() as u64,
            events_sha256: listed.get(names::EVENTS).map(|facts| facts.sha256.clone()).unwrap_or_default(),
        },
        publication: published,
        files: listed,
    };
    let text = manifest.to_text()?;
    let mut hashes: BTreeMap<String, String> =
        manifest.files.iter().map(|(path, facts)| (path.clone(), facts.sha256.clone())).collect();
    hashes.insert(names::MANIFEST.to_owned(), sha256_of(&text));
    files.insert(names::MANIFEST.to_owned(), text.into_bytes());
    files.insert(names::SUMS.to_owned(), sums::to_text(&hashes).into_bytes());
    seen(services, reader, Some(called), Seen::Archive(case_id)).await?;
    services.store.audit().exported(case_id, reader, called).await?;
    let target = target.to_owned();
    tokio::task::spawn_blocking(move || write::write(&target, &files, &materials))
        .await
        .map_err(Failure::internal)??;
    Ok(manifest)
}

/// A case and the entries about it, of one moment: read anew where somebody acted in between, since an archive whose log says more
/// than its acts would not verify.
async fn at_rest(services: &Services, case_id: &str, reader: &Person) -> Result<(Standing, Vec<LogEntry>), Failure> {
    let publications = services.store.publications();
    let mut standing = publications.get(case_id, reader).await?;
    for _ in 0..ATTEMPTS {
        let log = services.store.audit().of_case(case_id).await?;
        let after = publications.get(case_id, reader).await?;
        let same = (after.acts.len(), after.events.len()) == (standing.acts.len(), standing.events.len());
        if same {
            return Ok((standing, log));
        }
        standing = after;
    }
    let busy = Failure::new("archive.busy", "案件正在办理，没有取得一致的内容");
    Err(busy.with_hint("请稍后再导出"))
}

/// Every document that was issued, laid out as an office file beside its text.
fn issued(file: &CaseFile) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let mut laid = BTreeMap::new();
    for document in file.documents.values() {
        let Some(version) = document.issued.and_then(|number| document.version(number)) else { continue };
        let path = format!("{}.docx", names::document(document.kind, &document.id, version.version));
        laid.insert(path, super::documents::laid(version, true)?);
    }
    Ok(laid)
}

/// Checks an archive against itself; no database is needed.
///
/// # Errors
/// `archive.*` where there is nothing to go by; what was found is the report.
pub fn check(path: &Path) -> Result<Verified, Failure> {
    verify(source::open(path)?.as_mut())
}
