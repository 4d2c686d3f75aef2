//! The tables, one file each. Times are text as `store::time` writes it; `Json` columns hold JSON text.

pub(super) mod account;
pub(super) mod api_token;
pub(super) mod article;
pub(super) mod article_paragraph;
pub(super) mod audit_entry;
pub(super) mod audit_head;
pub(super) mod benchmark;
pub(super) mod benchmark_item;
pub(super) mod benchmark_provision;
pub(super) mod benchmark_tier;
pub(super) mod case_event;
pub(super) mod case_file;
pub(super) mod corpus_revision;
pub(super) mod draft;
pub(super) mod job;
pub(super) mod law_document;
pub(super) mod norm_document;
pub(super) mod norm_section;
pub(super) mod past_case;
pub(super) mod register_entry;
pub(super) mod run;
pub(super) mod step;
pub(super) mod transcript;
pub(super) mod upload;
