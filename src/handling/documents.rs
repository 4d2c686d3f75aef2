//! A document of a case as an office file.

use crate::assist::pipeline::Services;
use crate::casework::case_file::materials::{Document, DocumentVersion};
use crate::casework::people::Person;
use crate::documents;
use crate::failure::Failure;

/// What stands on every page of a document that was not issued.
const DRAFT: &str = "草稿，未签发";

/// A document that was laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Laid {
    /// Name for a file, without the ending.
    pub name: String,
    /// Which version.
    pub version: u32,
    /// Whether it was issued.
    pub issued: bool,
    /// The bytes of the Word document.
    pub bytes: Vec<u8>,
}

/// A document of a case: the version that was issued, or else the newest, marked as a draft on every page.
///
/// # Errors
/// `case.not_found`, `case.document_not_found`, `store.*`.
pub async fn docx(services: &Services, case_id: &str, document: &str, reader: &Person) -> Result<Laid, Failure> {
    let (file, _) = super::read(services, case_id, reader).await?;
    let missing = || Failure::new("case.document_not_found", format!("案件没有文书 {document}"));
    let document = file.documents.get(document).ok_or_else(missing)?;
    let version = counting(document).ok_or_else(missing)?;
    let name = format!("{}-{}-v{}", document.kind.name(), document.id, version.version);
    let issued = document.issued.is_some();
    Ok(Laid { name, version: version.version, issued, bytes: laid(version, issued)? })
}

/// The version that counts.
fn counting(document: &Document) -> Option<&DocumentVersion> {
    match document.issued {
        Some(number) => document.version(number),
        None => document.versions.last(),
    }
}

/// A version as a Word document.
///
/// # Errors
/// `internal` where the writer fails.
pub(super) fn laid(version: &DocumentVersion, issued: bool) -> Result<Vec<u8>, Failure> {
    let blocks = documents::blocks(&version.markdown);
    documents::docx(&documents::Document { blocks, mark: (!issued).then(|| DRAFT.to_owned()) })
}
