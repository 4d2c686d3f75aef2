//! `caiheng audit sign` and `caiheng audit heads`.

use std::path::Path;

use serde_json::json;

use crate::cli::Context;
use crate::failure::Failure;
use crate::store::Store;
use crate::store::audit::heads::{Signed, SignedHead};

/// Signs today's head.
pub(super) async fn sign(store: &Store, new_key: bool, context: &Context) -> Result<(), Failure> {
    let signed = store.audit().sign(&context.config.home, new_key).await?;
    context.output.print(&signed, in_words)
}

/// Shows the signed heads, or writes them as canonical lines.
pub(super) async fn list(store: &Store, out: Option<&Path>, context: &Context) -> Result<(), Failure> {
    let heads = store.audit().heads().await?;
    let lines: String = heads.iter().map(|head| head.line() + "\n").collect();
    if let Some(path) = out {
        super::write(path, &lines)?;
        let result = json!({"heads": heads.len(), "file": path});
        return context.output.print(&result, |_| format!("已导出 {} 个日志头到 {}", heads.len(), path.display()));
    }
    if context.output.is_json() {
        return if heads.is_empty() { Ok(()) } else { context.output.line(&lines) };
    }
    if heads.is_empty() {
        return context.output.line("还没有签过名；caiheng audit sign 或者服务启动时签名");
    }
    let shown: Vec<String> = heads.iter().map(shown).collect();
    context.output.line(&shown.join("\n"))
}

fn in_words(signed: &Signed) -> String {
    let did = if signed.made { "已签名" } else { "今天已经签过" };
    format!("{did}：{}\n公钥：{}", shown(&signed.head), signed.head.public_key)
}

fn shown(head: &SignedHead) -> String {
    format!(
        "{}  第 {} 条  {}  签名 {}…",
        head.day,
        head.entries,
        head.head,
        head.signature.get(..16).unwrap_or_default()
    )
}
