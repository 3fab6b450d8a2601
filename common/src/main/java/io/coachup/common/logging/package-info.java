/** Log lines: one JSON layout for events of ours and for what libraries write. */
package io.coachup.common.logging;
