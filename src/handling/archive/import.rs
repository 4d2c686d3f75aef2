//! Takes a case up from an archive: only one that verifies, with its acts as they were.

use std::path::Path;

use crate::assist::pipeline::Services;
use crate::casework::archive::read::Source;
use crate::casework::archive::texts;
use crate::casework::archive::verify::verify;
use crate::casework::case_file::file::CaseFile;
use crate::failure::Failure;
use crate::store::case_files::Materials;

/// Takes the case in `path` up under its own identifier. The same archive a second time changes nothing.
///
/// # Errors
/// `archive.*`; `archive.unverified` where anything does not fit; `archive.conflict` where the case is here with other acts;
/// `store.*`.
pub async fn import(services: &Services, path: &Path) -> Result<CaseFile, Failure> {
    let mut source = super::source::open(path)?;
    let verified = verify(source.as_mut())?;
    let report = &verified.report;
    let Some(file) = verified.file.filter(|_| report.ok) else {
        let first = report.problems.first().map(|problem| problem.message.clone()).unwrap_or_default();
        let message = format!("案卷没有通过核验：{first}");
        return Err(Failure::new("archive.unverified", message).with_hint("用 caiheng case verify 查看全部问题"));
    };
    keep_materials(services, &file, source.as_mut())?;
    let (events, publication) = (&verified.events, &verified.publication);
    let events_sha256 = &verified.manifest.case.events_sha256;
    services.store.case_files().take_over(&file, events, publication, events_sha256).await?;
    Ok(file)
}

fn keep_materials(services: &Services, file: &CaseFile, source: &mut dyn Source) -> Result<(), Failure> {
    let kept = Materials::under(&services.config.home);
    for (path, material) in texts::materials(file) {
        if kept.verify(&material.sha256) == Some(true) {
            continue;
        }
        let mut incoming = kept.receive(&uuid::Uuid::new_v4().to_string(), material.bytes)?;
        source.each(&path, material.bytes, &mut |piece| incoming.write(piece))?;
        incoming.keep()?;
    }
    Ok(())
}
