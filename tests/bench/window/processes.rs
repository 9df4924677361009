//! A program and all the processes that it began, as Linux tells of them.

use std::{fs, path::Path};

/// Ticks of the kernel's clock in a second, as it tells them to everybody (`USER_HZ`).
const TICKS: f64 = 100.0;

/// A running program and what it began.
pub(crate) struct Family {
    head: u32,
}

impl Family {
    /// The newest process that runs this program.
    pub(crate) fn of(program: &Path) -> Option<Self> {
        let program = fs::canonicalize(program).ok()?;
        let runs =
            |id: &u32| fs::read_link(format!("/proc/{id}/exe")).is_ok_and(|exe| exe == program);
        let newest = |id: &u32| born(*id).unwrap_or(0);
        let head = all().into_iter().filter(runs).max_by_key(newest)?;
        Some(Self { head })
    }

    /// For how many seconds it has been running.
    pub(crate) fn age(&self) -> f64 {
        let up = fs::read_to_string("/proc/uptime").unwrap_or_default();
        let up: f64 = up
            .split(' ')
            .next()
            .and_then(|s| s.parse().ok())
            .unwrap_or(0.0);
        up - born(self.head).unwrap_or(0) as f64 / TICKS
    }

    /// What all of them hold, in MB: each page counted once, shared ones in parts (`Pss`).
    pub(crate) fn megabytes(&self) -> f64 {
        let all = all();
        let mut members = vec![self.head];
        let mut looked = 0;
        while let Some(&one) = members.get(looked) {
            looked += 1;
            members.extend(all.iter().filter(|&&id| parent(id) == Some(one)));
        }
        let kibibytes: u64 = members.iter().filter_map(|&id| held(id)).sum();
        kibibytes as f64 * 1024.0 / 1e6
    }
}

fn all() -> Vec<u32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect()
}

/// A field of `/proc/ID/stat`, counted as its manual does; the name before may hold anything.
fn field(id: u32, at: usize) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (_, rest) = stat.rsplit_once(") ")?;
    rest.split(' ').nth(at - 3)?.parse().ok()
}

fn parent(id: u32) -> Option<u32> {
    field(id, 4).and_then(|id| u32::try_from(id).ok())
}

fn born(id: u32) -> Option<u64> {
    field(id, 22)
}

fn held(id: u32) -> Option<u64> {
    let sums = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
    let line = sums.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}
