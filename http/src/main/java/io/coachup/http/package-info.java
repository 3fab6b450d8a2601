/**
 * A small HTTP/1.1 client for event loops: each loop has connections of its own, and responses are handed on as they
 * arrive.
 */
package io.coachup.http;
