/** What reading a page of a conversation costs beside the same SQL alone. */
package io.coachup.bench.reads;
