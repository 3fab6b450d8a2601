/** Ids as hashes: the salted form for log lines, and plain SHA-256. */
package io.coachup.common.hashing;
