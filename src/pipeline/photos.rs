//! Photographs in their sizes: made when they are asked for, kept for the next time.

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::{Condvar, Mutex, PoisonError};

use anyhow::Context as _;

use super::LateFinding;
use super::photo_cache::{PhotoCache, PhotoKey};
use crate::check;
use crate::pictures::PictureError;
use crate::pictures::photo::{self, Rendition};
use crate::site::{Pictures, PublishedPhoto};
use crate::source::FoundFile;

/// How many millions of decoded pixels are held at a time: 3 bytes for each, and as much again while they are read.
const MOST_MEGAPIXELS: u32 = 50;

/// Makes the sizes of a portal's photographs, and keeps them.
#[derive(Debug)]
pub struct Photos {
    cache: PhotoCache,
    room: Room,
}

impl Photos {
    /// For the portal in a folder.
    pub(super) fn new(root: &Path) -> Self {
        Self { cache: PhotoCache::new(root), room: Room::default() }
    }

    /// The bytes of a size.
    ///
    /// # Errors
    /// The file cannot be read, or [`LateFinding`] where its pixels cannot.
    pub(super) fn bytes(
        &self,
        file: &FoundFile,
        published: &PublishedPhoto,
        rendition: Rendition,
    ) -> anyhow::Result<Vec<u8>> {
        if let Some(kept) = self.cache.get(&PhotoKey::of(&published.content_hash, rendition)) {
            return Ok(kept);
        }
        let made = self.make(file, published, &[rendition])?;
        made.into_iter().next().context("a size was asked for")
    }

    /// Makes all sizes of a photograph that are not there yet, in one go. `true` where it had to.
    ///
    /// # Errors
    /// As for [`Photos::bytes`].
    pub(super) fn make_ahead(&self, file: &FoundFile, published: &PublishedPhoto) -> anyhow::Result<bool> {
        let is_missing =
            |rendition: &Rendition| !self.cache.has(&PhotoKey::of(&published.content_hash, *rendition));
        let missing: Vec<Rendition> = published.photo.made().filter(is_missing).collect();
        if missing.is_empty() {
            return Ok(false);
        }
        self.make(file, published, &missing).map(|_| true)
    }

    /// Tries whether the pixels of a photograph can be read. Where anything made of it is kept, they could; else it
    /// is decoded, and that it could be is kept until a build has made its sizes.
    ///
    /// # Errors
    /// As for [`Photos::bytes`].
    pub(super) fn try_to_decode(&self, file: &FoundFile, published: &PublishedPhoto) -> anyhow::Result<()> {
        let readable = PhotoKey::of_readable(&published.content_hash);
        let is_kept = |rendition| self.cache.has(&PhotoKey::of(&published.content_hash, rendition));
        if self.cache.has(&readable) || published.photo.made().any(is_kept) {
            return Ok(());
        }
        let _place = self.room.take(published.photo.megapixels);
        let bytes = read(file)?;
        photo::try_to_decode(&bytes).map_err(|error| undecodable(file, error))?;
        if is_of(&bytes, published) {
            self.cache.keep(&readable, &[]);
        }
        Ok(())
    }

    /// Forgets what belongs to no photograph of the portal any more.
    pub(super) fn keep_only(&self, pictures: &Pictures) {
        let photos = pictures.by_file.values().filter_map(|picture| picture.photo.as_ref());
        let keys: HashSet<PhotoKey> = photos
            .flat_map(|published| {
                published.photo.made().map(|rendition| PhotoKey::of(&published.content_hash, rendition))
            })
            .collect();
        self.cache.keep_only(&keys);
    }

    fn make(
        &self,
        file: &FoundFile,
        published: &PublishedPhoto,
        wanted: &[Rendition],
    ) -> anyhow::Result<Vec<Vec<u8>>> {
        let _place = self.room.take(published.photo.megapixels);
        let bytes = read(file)?;
        let made = photo::make(&bytes, wanted).map_err(|error| undecodable(file, error))?;
        if is_of(&bytes, published) {
            for (rendition, payload) in wanted.iter().zip(&made) {
                self.cache.keep(&PhotoKey::of(&published.content_hash, *rendition), payload);
            }
        }
        Ok(made)
    }
}

fn read(file: &FoundFile) -> anyhow::Result<Vec<u8>> {
    fs::read(&file.disk).with_context(|| format!("{} cannot be read", file.disk.display()))
}

fn undecodable(file: &FoundFile, error: PictureError) -> LateFinding {
    LateFinding(Box::new(check::unpublishable_picture(file.path(), error)))
}

/// Whether a file is still what was looked at: what changed since is not kept under its former name.
fn is_of(bytes: &[u8], published: &PublishedPhoto) -> bool {
    blake3::hash(bytes).to_hex().as_str() == published.content_hash
}

/// The memory for decoded photographs: who needs more than is free waits; one that is larger than all is alone.
#[derive(Debug, Default)]
struct Room {
    taken: Mutex<u32>,
    freed: Condvar,
}

/// A part of the room, given back when it is dropped.
struct Place<'a> {
    room: &'a Room,
    size: u32,
}

impl Room {
    fn take(&self, size: u32) -> Place<'_> {
        let size = size.min(MOST_MEGAPIXELS);
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = |taken: &mut u32| *taken + size > MOST_MEGAPIXELS;
        let mut taken = self.freed.wait_while(taken, is_full).unwrap_or_else(PoisonError::into_inner);
        *taken += size;
        Place { room: self, size }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut taken = self.room.taken.lock().unwrap_or_else(PoisonError::into_inner);
        *taken -= self.size;
        drop(taken);
        self.room.freed.notify_all();
    }
}
