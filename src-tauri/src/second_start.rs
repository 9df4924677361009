//! A second start on Linux, handed over before anything of the toolkit runs. The plugin that keeps one
//! program per session would do it too, but ends the process with the toolkit's threads alive: while
//! libraries were being put away one of them still asked for its display, and now and then the second
//! start died of it after its files had been taken over.

use std::env;

use zbus::blocking::Connection;

/// Hands this start's words and folder to the program that is open already, in the plugin's own words
/// on the session bus. `false` where none is open or there is no bus: then this start is the first, and
/// the plugin says so to the next.
pub(crate) fn handed_over(identifier: &str) -> bool {
    let name = format!("{identifier}.SingleInstance");
    let path = format!("/{}", name.replace('.', "/").replace('-', "_"));
    let words: Vec<String> = env::args_os()
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let folder = env::current_dir().unwrap_or_default();
    Connection::session().is_ok_and(|bus| {
        bus.call_method(
            Some(name.as_str()),
            path.as_str(),
            Some("org.SingleInstance.DBus"),
            "ExecuteCallback",
            &(words, folder.to_string_lossy().as_ref()),
        )
        .is_ok()
    })
}
