// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.organisation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which part of the organisation figures are about: all that is of every id given.
 *
 * @param ids at most one a level; that of {@link Level#DOOR} is a door's name, whatever its site
 */
public record Scope(Map<Level, String> ids) {

    public static final Scope EVERYWHERE = new Scope(Map.of());

    public Scope {
        ids = Map.copyOf(ids);
    }

    public static Scope of(final Level level, final String id) {
        return EVERYWHERE.and(level, id);
    }

    public Scope and(final Level level, final String id) {
        final Map<Level, String> more = new EnumMap<>(Level.class);
        more.putAll(ids);
        more.put(level, id);
        return new Scope(more);
    }

    public Optional<String> at(final Level level) {
        return Optional.ofNullable(ids.get(level));
    }

    /** Whether a site is in it; its doors may not all be. */
    public boolean holds(final Belonging site) {
        return ids.entrySet().stream()
                .allMatch(id -> id.getKey() == Level.DOOR || id.getValue().equals(site.at(id.getKey())));
    }

    public boolean holdsDoor(final String door) {
        return at(Level.DOOR).map(door::equals).orElse(true);
    }
}
