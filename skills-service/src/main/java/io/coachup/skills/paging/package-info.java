/** Pages of lists that are read backwards in time, bounded in rows and bytes. */
package io.coachup.skills.paging;
