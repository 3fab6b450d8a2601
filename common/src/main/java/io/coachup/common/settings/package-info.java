/** How switches are read, what the environment is, and what is asked of settings when a service starts. */
package io.coachup.common.settings;
