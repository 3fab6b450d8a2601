/** Stored audio: its keys, its upload and download, its signed addresses and its expiry. */
package io.coachup.speech.storage;
