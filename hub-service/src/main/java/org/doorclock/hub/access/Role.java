// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody may do; {@link RouteTable} says what each may use. */
public enum Role {
    /** Reads one site's board. */
    BOARD,
    /** Reads figures of many patients. */
    MANAGER,
    /** Reads single pathways. */
    CLINICIAN,
    /** Looks after devices and imports files. */
    ESTATES,
    /** Reads the audit log. */
    AUDITOR;

    /** All of them, for messages. */
    public static final String CHOICES = Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));

    /** As it stands in tables, files and commands. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofWord(final String word) {
        return List.of(values()).stream()
                .filter(role -> role.word().equals(word))
                .findFirst();
    }
}
