/** Permission to upload and to fetch audio, as presigned addresses. */
package io.coachup.speech.presign;
