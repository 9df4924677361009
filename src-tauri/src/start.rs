//! The start: folders, the one window, files named on the command line or dropped on it, and a
//! second start that hands its files to the first.

use std::{
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use chrono::Local;
use tauri::{
    AppHandle, DragDropEvent, Manager as _, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    WindowEvent, Wry,
};
use tauri_specta::Event as _;

use crate::{
    commands,
    desk::{Desk, Folders},
    ipc,
    view::{FilesOffered, Tag},
};

/// Opens the window and stays until it is closed.
pub(crate) fn window() -> ExitCode {
    if !display_is_there() {
        say("There is no display to open a window on. Use stagecoach-cli instead.");
        return ExitCode::FAILURE;
    }
    // The toolkit panics where it cannot start; a person gets a sentence, not a stack.
    std::panic::set_hook(Box::new(|fault| {
        say(&format!(
            "Stagecoach met a fault of its own: {fault}. Everything that was saved is kept."
        ));
    }));
    #[expect(clippy::disallowed_methods, reason = "inside the macro, not ours")]
    let context: tauri::Context<Wry> = tauri::generate_context!();
    #[cfg(target_os = "linux")]
    if crate::second_start::handed_over(&context.config().identifier) {
        return ExitCode::SUCCESS;
    }
    let ipc = ipc::builder();
    let answer = ipc.invoke_handler();
    let program = tauri::Builder::<Wry>::new()
        // First, as its documentation asks: a second start must end before it does anything else.
        .plugin(tauri_plugin_single_instance::init(|app, words, folder| {
            take(app, &words[1.min(words.len())..], Path::new(&folder));
            show(app);
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .invoke_handler(answer)
        .setup(move |app| {
            ipc.mount_events(app);
            let handle = app.handle();
            app.manage(Desk::new(folders(handle)?));
            let words: Vec<String> = std::env::args().skip(1).collect();
            take(handle, &words, &std::env::current_dir().unwrap_or_default());
            build(handle)?;
            Ok(())
        });
    let Err(error) = program.run(context) else {
        return ExitCode::SUCCESS;
    };
    say(&format!("The window could not be opened: {error}."));
    ExitCode::FAILURE
}

/// Only on Linux does a program learn from its surroundings that there is none.
fn display_is_there() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(target_os = "linux")) || named("DISPLAY") || named("WAYLAND_DISPLAY")
}

fn say(sentence: &str) {
    // Where stderr is closed there is nobody to tell.
    let _ = writeln!(io::stderr(), "{sentence}");
}

fn folders(app: &AppHandle) -> tauri::Result<Folders> {
    let paths = app.path();
    let settings = paths.app_config_dir()?;
    let workspaces = paths
        .document_dir()
        .or_else(|_| paths.app_data_dir())?
        .join("Stagecoach");
    std::fs::create_dir_all(&settings)?;
    std::fs::create_dir_all(&workspaces)?;
    Ok(Folders {
        settings: settings.join("settings.json"),
        workspaces,
    })
}

fn build(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Stagecoach")
        .inner_size(1280.0, 800.0)
        .min_inner_size(720.0, 480.0)
        .zoom_hotkeys_enabled(true)
        .on_navigation(is_ours);
    let window = nowhere(window).build()?;
    #[cfg(target_os = "linux")]
    crate::drawing::straight_without_a_card(&window)?;
    let handle = app.clone();
    window.on_window_event(move |event| match event {
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => offer(&handle, paths.clone()),
        // A person comes back: the headless command may have imported meanwhile.
        WindowEvent::Focused(true) => {
            tauri::async_runtime::spawn(commands::look_again(handle.clone()));
        }
        _ => {}
    });
    Ok(window)
}

/// The page is the program's own and stays so: the content policy stops what a page loads, not where
/// it goes.
fn is_ours(to: &Url) -> bool {
    to.scheme() == "tauri" || to.host_str() == Some("tauri.localhost")
}

/// A link that only asks for a connection ahead of time falls under no content policy. Where the web
/// view can be given a proxy of its own, it is given one that nobody answers at.
fn nowhere<'a>(
    window: WebviewWindowBuilder<'a, Wry, AppHandle>,
) -> WebviewWindowBuilder<'a, Wry, AppHandle> {
    match Url::parse("http://127.0.0.1:1") {
        Ok(nobody) if cfg!(target_os = "linux") => window.proxy_url(nobody),
        _ => window,
    }
}

/// Does what the command line says: `--sample`, a workspace, or files to import.
fn take(app: &AppHandle, words: &[String], folder: &Path) {
    let desk = app.state::<Desk>();
    let (options, files): (Vec<_>, Vec<_>) = words.iter().partition(|w| w.starts_with("--"));
    if options.iter().any(|o| *o == "--sample") {
        let asker = desk.asker();
        let file = jobs::sample::file(asker.language);
        let file = desk.folders.workspaces.join(file);
        let opened = jobs::sample::open_or_make(&file, Local::now().date_naive(), asker);
        if let Ok(workspace) = opened {
            // Without the sample the page shows its three doors and says what is wrong when asked.
            if desk.put(workspace, true).is_ok() {
                tauri::async_runtime::spawn(commands::review::ahead(app.clone()));
            }
        }
    }
    let paths = files.iter().map(|f| folder.join(f));
    let (workspaces, files): (Vec<PathBuf>, Vec<PathBuf>) =
        paths.partition(|p| p.extension().is_some_and(|e| e == "stagecoach"));
    if let Some(opened) = workspaces.first().and_then(|p| desk.opened(p).ok())
        && desk.put(opened, false).is_ok()
    {
        tauri::async_runtime::spawn(commands::review::ahead(app.clone()));
        commands::backups::by_itself(app);
    }
    if !options.is_empty() || !workspaces.is_empty() {
        // Of a second start the page, which stands already, learns by this alone what lies on the desk.
        let _ = commands::changed(app, &[Tag::Workspace, Tag::Deals, Tag::Imports]);
    }
    if !files.is_empty() {
        offer(app, files);
    }
}

fn offer(app: &AppHandle, paths: Vec<PathBuf>) {
    app.state::<Desk>().offer(paths);
    // Nobody listens yet at the start; the page asks for untold files when it opens.
    let _ = FilesOffered.emit(app);
}

fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}
