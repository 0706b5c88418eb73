// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.doorclock.event.Names;
import org.doorclock.settings.SettingsException;
import org.doorclock.settings.YamlFile;
import org.doorclock.settings.YamlMap;

/** What each value of a provider's claim gives, by a file of the site's. Immutable. */
final class GrantTable {

    private final List<Line> lines;

    private record Line(String value, Grant grant) {}

    private GrantTable(final List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /** @throws SettingsException naming file, line and reason */
    static GrantTable read(final Path file) throws SettingsException {
        final List<Line> lines = new ArrayList<>();
        for (final YamlMap entry : YamlFile.read(file).only(List.of("grants")).maps("grants")) {
            entry.only(List.of("value", "roles", "sites"));
            lines.add(new Line(entry.text("value"), new Grant(roles(entry), sites(entry))));
        }
        return new GrantTable(lines);
    }

    /**
     * What somebody with these values may do; empty if nothing. Never more than the lines give one by one: two are joined
     * where they give the same roles, or at the same sites; of two that are not the one that stands first counts.
     */
    Optional<Grant> of(final Set<String> values) {
        final List<Grant> left = new ArrayList<>(lines.stream()
                .filter(line -> values.contains(line.value))
                .map(Line::grant)
                .toList());
        if (left.isEmpty()) {
            return Optional.empty();
        }
        Grant held = left.removeFirst();
        boolean grows = true;
        while (grows) {
            final Grant before = held;
            for (final Grant other : left) {
                held = joined(held, other);
            }
            grows = !held.equals(before);
        }
        return Optional.of(held);
    }

    private static Grant joined(final Grant held, final Grant other) {
        if (covers(held, other)) {
            return held;
        }
        if (covers(other, held)) {
            return other;
        }
        if (held.sites().equals(other.sites())) {
            final Set<Role> roles = EnumSet.copyOf(held.roles());
            roles.addAll(other.roles());
            return new Grant(roles, held.sites());
        }
        if (held.roles().equals(other.roles())) {
            final Set<String> sites = new TreeSet<>(held.sites());
            sites.addAll(other.sites());
            return new Grant(held.roles(), sites);
        }
        return held;
    }

    /** No sites are all sites. */
    private static boolean covers(final Grant one, final Grant other) {
        return one.roles().containsAll(other.roles())
                && (one.sites().isEmpty()
                        || !other.sites().isEmpty() && one.sites().containsAll(other.sites()));
    }

    private static Set<Role> roles(final YamlMap entry) throws SettingsException {
        final Set<Role> roles = EnumSet.noneOf(Role.class);
        for (final String word : entry.texts("roles")) {
            roles.add(Role.ofWord(word).orElseThrow(() -> entry.wrong("roles", "must be some of " + Role.CHOICES)));
        }
        if (roles.isEmpty()) {
            throw entry.wrong("roles", "must be some of " + Role.CHOICES);
        }
        return roles;
    }

    /** A list that is there and empty would be all sites by mistake. */
    private static Set<String> sites(final YamlMap entry) throws SettingsException {
        if (!entry.has("sites")) {
            return Set.of();
        }
        final Set<String> sites = new TreeSet<>(entry.texts("sites"));
        if (sites.isEmpty() || !sites.stream().allMatch(Names::isValid)) {
            throw entry.wrong(
                    "sites", "must be names of sites; each " + Names.RULE + ". Leave the key out for all sites");
        }
        return sites;
    }
}
