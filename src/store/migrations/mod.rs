//! How the tables came to be; a migration that was released is never edited, a new one follows it.

mod m0001_laws;
mod m0002_cases;
mod m0003_runs;
mod m0004_jobs;
mod m0005_audit;
mod m0006_sources;
mod m0007_norms;
mod m0008_benchmarks;
mod m0009_people;
mod m0011_case_files;
mod m0013_case_requests;
mod m0014_sign_in;
mod m0015_audit_heads;
mod m0016_registers;
mod m0017_publications;
mod m0018_reports_sent;

use sea_orm_migration::prelude::*;

/// All migrations, in order.
pub(super) struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_laws::Migration),
            Box::new(m0002_cases::Migration),
            Box::new(m0003_runs::Migration),
            Box::new(m0004_jobs::Migration),
            Box::new(m0005_audit::Migration),
            Box::new(m0006_sources::Migration),
            Box::new(m0007_norms::Migration),
            Box::new(m0008_benchmarks::Migration),
            Box::new(m0009_people::Migration),
            Box::new(m0011_case_files::Migration),
            Box::new(m0013_case_requests::Migration),
            Box::new(m0014_sign_in::Migration),
            Box::new(m0015_audit_heads::Migration),
            Box::new(m0016_registers::Migration),
            Box::new(m0017_publications::Migration),
            Box::new(m0018_reports_sent::Migration),
        ]
    }
}

/// A foreign key from `table.column` to `target.id`, whose rows go when the target goes.
fn owned_by(table: &'static str, column: &'static str, target: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(target, "id").on_delete(ForeignKeyAction::Cascade).to_owned()
}

/// A unique index over `columns`.
fn unique(name: &'static str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    index(name, table, columns).unique().to_owned()
}

/// An index over `columns`.
fn index(name: &'static str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut statement = Index::create();
    statement.name(name).table(table);
    for column in columns {
        statement.col(*column);
    }
    statement
}
