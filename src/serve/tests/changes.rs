//! Changes in a folder, as editors and other programs make them.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::super::Event;
use super::super::change_events::{ChangeEvent, ChangeEvents};
use super::super::known_files::KnownFiles;
use super::super::read_loop::{ReadLoop, Watch};
use super::super::snapshot::Snapshot;
use super::super::watcher::Watcher;
use super::{DAY, Folder};

const LONGEST: Duration = Duration::from_secs(10);

/// A folder under preview, without the server.
struct Preview {
    folder: tempfile::TempDir,
    changes: ChangeEvents,
    snapshots: watch::Receiver<Snapshot>,
    thread: Option<JoinHandle<()>>,
}

impl Preview {
    fn of(files: &[(&str, &str)], poll: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in files {
            write(&folder.path().join(path), text);
        }
        let (changes, receiver) = ChangeEvents::new();
        let (sender, snapshots) = watch::channel(Snapshot::default());
        let (root, numbered) = (folder.path().to_owned(), changes.clone());
        let thread = thread::spawn(move || {
            let watch = Watcher::begin(&root, numbered, poll, &|_| ());
            let files = Arc::new(KnownFiles::default());
            let source = Folder::new(&root);
            ReadLoop { source, changes: receiver, files, snapshots: sender, watch, on_event: &|_| () }.run();
        });
        let preview = Self { folder, changes, snapshots, thread: Some(thread) };
        preview.until("the first reading", |snapshot| snapshot.latest.is_some());
        preview
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        write(&self.at(path), text);
    }

    #[track_caller]
    fn until(&self, what: &str, is_so: impl Fn(&Snapshot) -> bool) {
        let begun = Instant::now();
        while !is_so(&self.snapshots.borrow()) {
            assert!(begun.elapsed() < LONGEST, "{what} was never seen");
            thread::sleep(Duration::from_millis(2));
        }
    }

    #[track_caller]
    fn until_page(&self, path: &str, text: Option<&str>) {
        let expected = text.map(|text| format!("<body>{text}</body>").into_bytes());
        self.until(&format!("{text:?} at {path}"), |snapshot| {
            let shown = snapshot.shown().expect("something was read");
            shown.bytes(path).expect("no page fails") == expected
        });
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.changes.send(ChangeEvent::Stop);
        let ended = self.thread.take().map(JoinHandle::join);
        assert!(thread::panicking() || matches!(ended, Some(Ok(()))), "the loop ends by itself");
    }
}

fn write(path: &PathBuf, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, text).expect("written");
}

const A: &str = "content/jobs/a.md";

fn works(poll: bool) {
    let preview = Preview::of(&[(A, "1"), ("site.yaml", "t")], poll);
    preview.until_page("jobs/a.html", Some("1"));
    preview.write(A, "2");
    preview.until_page("jobs/a.html", Some("2"));

    // A new file beside, moved over the old one.
    preview.write("content/jobs/a.md.tmp", "3");
    fs::rename(preview.at("content/jobs/a.md.tmp"), preview.at(A)).expect("renamed");
    preview.until_page("jobs/a.html", Some("3"));
    preview.until_page("jobs/a.md.tmp.html", None);

    // The old file moved away first.
    fs::rename(preview.at(A), preview.at("content/jobs/a.md~")).expect("renamed");
    preview.write(A, "4");
    preview.until_page("jobs/a.html", Some("4"));

    preview.write("content/events/2026/spring/b.md", "new");
    preview.until_page("events/2026/spring/b.html", Some("new"));
    preview.write("content/events/2026/spring/b.md", "newer");
    preview.until_page("events/2026/spring/b.html", Some("newer"));

    fs::rename(preview.at("content/events/2026"), preview.at("content/events/2027")).expect("renamed");
    preview.until_page("events/2026/spring/b.html", None);
    preview.until_page("events/2027/spring/b.html", Some("newer"));
    preview.write("content/events/2027/spring/b.md", "newest");
    preview.until_page("events/2027/spring/b.html", Some("newest"));

    fs::remove_file(preview.at(A)).expect("removed");
    preview.until_page("jobs/a.html", None);
    fs::remove_dir_all(preview.at("content/events")).expect("removed");
    preview.until_page("events/2027/spring/b.html", None);
}

#[test]
fn changes_are_seen_as_the_system_tells_them() {
    works(false);
}

#[test]
fn changes_are_seen_by_looking() {
    works(true);
}

#[test]
fn a_burst_is_seen_whole() {
    let preview = Preview::of(&[(A, "1")], false);
    for number in 0..300 {
        preview.write(&format!("content/stories/{}/s{number}.md", number % 7), "told");
    }
    fs::remove_file(preview.at(A)).expect("removed");
    preview.until("all of 300 new files", |snapshot| {
        let shown = snapshot.shown().expect("something was read");
        !shown.has("jobs/a.html")
            && (0..300).all(|number| shown.has(&format!("stories/{}/s{number}.html", number % 7)))
    });
}

#[test]
fn a_top_folder_that_goes_and_comes_is_watched_again() {
    let preview = Preview::of(&[(A, "1")], false);
    fs::remove_dir_all(preview.at("content")).expect("removed");
    preview.until_page("jobs/a.html", None);
    preview.write(A, "2");
    preview.until_page("jobs/a.html", Some("2"));
    preview.write(A, "3");
    preview.until_page("jobs/a.html", Some("3"));
    preview.write("static/a.txt", "late");
    preview.until_page("static/a.txt.html", Some("late"));
    preview.write("static/a.txt", "later");
    preview.until_page("static/a.txt.html", Some("later"));
}

#[test]
fn errors_leave_the_last_good_edition_until_they_are_mended() {
    let preview = Preview::of(&[(A, "1")], false);
    preview.write(A, "ERROR");
    preview.until("the error", Snapshot::is_behind);
    preview.until_page("jobs/a.html", Some("1"));
    preview.write(A, "2");
    preview.until_page("jobs/a.html", Some("2"));
    assert!(!preview.snapshots.borrow().is_behind());
}

#[test]
fn a_file_that_is_written_in_pieces_is_no_error() {
    let mut preview = Preview::of(&[(A, "1")], false);
    preview.snapshots.borrow_and_update();
    fs::write(preview.at(A), "").expect("written");
    thread::sleep(Duration::from_millis(20));
    fs::write(preview.at(A), "2").expect("written");
    preview.until_page("jobs/a.html", Some("2"));
    assert_eq!(preview.snapshots.borrow().version, 2, "the empty file was never shown");
}

#[test]
fn a_reader_that_panics_is_tried_again_with_the_next_change() {
    let preview = Preview::of(&[(A, "1")], false);
    preview.write(A, "PANIC");
    thread::sleep(Duration::from_millis(300));
    preview.until_page("jobs/a.html", Some("1"));
    preview.write(A, "2");
    preview.until_page("jobs/a.html", Some("2"));
}

#[test]
fn what_is_none_of_the_portals_changes_nothing() {
    let preview = Preview::of(&[(A, "1")], false);
    thread::sleep(Duration::from_millis(300));
    let version = preview.snapshots.borrow().version;
    for path in ["public/index.html", ".git/index", "content/.a.md.swp", "content/jobs/a.md~", "README.md"] {
        preview.write(path, "x");
    }
    thread::sleep(Duration::from_millis(300));
    // A new folder of the root is looked at once; what is in it is not.
    assert_eq!(preview.snapshots.borrow().version, version);
    assert_eq!(preview.changes.last_number(), 0);
}

struct Unwatched;

impl Watch for Unwatched {
    fn renew(&mut self, _: &str) {}
    fn lost(&mut self, _: &str, _: &dyn Fn(Event<'_>)) {}
}

#[test]
fn at_midnight_the_next_day_comes() {
    let folder = tempfile::tempdir().expect("a folder");
    let (snapshots, _) = watch::channel(super::snapshot([super::Made::default()]));
    let mut source = Folder::new(folder.path());
    source.day = DAY.tomorrow().expect("a day");
    let mut reading = ReadLoop {
        source,
        changes: ChangeEvents::new().1,
        files: Arc::new(KnownFiles::default()),
        snapshots,
        watch: Unwatched,
        on_event: &|_| (),
    };
    reading.update_day();
    reading.update_day();
    let snapshot = reading.snapshots.borrow();
    let day = snapshot.latest.as_ref().map(|pages| pages.day());
    assert_eq!((day, snapshot.version), (Some(reading.source.day), 2), "once is enough");
}
