// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorclock.hub.oidc.Person;
import org.doorclock.time.TimeSource;

/**
 * Those who have signed in with a provider, in a file of the hub's folder {@code access}, with what they were given at
 * their last sign-in. It holds only as long as the configuration that it follows from. Safe for use by many threads.
 */
final class Outsiders {

    private final AccessFile<Outsider> file;
    private final TimeSource time;

    Outsiders(final Path folder, final TimeSource time) {
        this.file = new AccessFile<>(folder, "outsiders.json", Outsider::of, Outsider::json);
        this.time = time;
    }

    List<Outsider> all() {
        return file.items();
    }

    Optional<Outsider> find(final String id) {
        return all().stream().filter(outsider -> outsider.id().equals(id)).findFirst();
    }

    /** Notes what somebody has now; all their sessions have it from here on. */
    Outsider note(final Person person, final Grant grant, final String rules) {
        final String id = Outsider.idOf(person);
        final Instant now = time.now();
        return file.change(outsiders -> {
                    final Instant added = outsiders.stream()
                            .filter(other ->
                                    other.id().equals(id) && other.rules().equals(rules))
                            .map(Outsider::added)
                            .findFirst()
                            .orElse(now);
                    outsiders.removeIf(other -> other.id().equals(id));
                    outsiders.add(new Outsider(
                            id, person.issuer(), person.subject(), person.name(), grant, rules, added, now));
                    return outsiders;
                })
                .getLast();
    }

    /** All their sessions are over; whether they can come again is for the provider and the grants to say. */
    boolean remove(final String id) {
        final boolean there = find(id).isPresent();
        if (there) {
            file.change(outsiders -> {
                outsiders.removeIf(other -> other.id().equals(id));
                return outsiders;
            });
        }
        return there;
    }
}
