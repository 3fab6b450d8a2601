package io.coachup.skills.interactions;

import io.coachup.skills.events.Events;
import io.coachup.skills.session.Session;

/**
 * A turn to be stored in a session whose row is locked.
 *
 * @param origin of the event that tells of it
 */
public record SaidTurn(Session session, NewInteraction turn, Events.Origin origin) {}
