/** Ports, folders and secrets of a local run. */
package io.coachup.local.settings;
