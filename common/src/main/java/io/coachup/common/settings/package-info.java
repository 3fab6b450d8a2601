/** How switches are read, and what is asked of settings when a service starts. */
package io.coachup.common.settings;
