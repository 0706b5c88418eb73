// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.doorclock.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantTableTest {

    @TempDir
    private Path directory;

    @Test
    void aValueGivesItsRolesAtItsSites() throws Exception {
        final GrantTable table = table("""
                grants:
                  - value: CN=Stroke Managers,OU=Groups,DC=example,DC=org
                    roles: manager
                  - value: ct
                    roles: [clinician, board]
                    sites: [north, south]
                """);
        assertThat(table.of(Set.of("CN=Stroke Managers,OU=Groups,DC=example,DC=org", "parking")))
                .contains(new Grant(Set.of(Role.MANAGER), Set.of()));
        assertThat(table.of(Set.of("ct")))
                .contains(new Grant(Set.of(Role.CLINICIAN, Role.BOARD), Set.of("north", "south")));
        assertThat(table.of(Set.of("CT"))).isEmpty();
        assertThat(table.of(Set.of())).isEmpty();
    }

    @Test
    void valuesAreJoinedWhereTheyGiveTheSameRolesOrAtTheSameSites() throws Exception {
        final GrantTable table = table("""
                grants:
                  - {value: a, roles: board, sites: north}
                  - {value: b, roles: board, sites: south}
                  - {value: c, roles: manager, sites: [north, south]}
                """);
        assertThat(table.of(Set.of("a", "b", "c")))
                .contains(new Grant(Set.of(Role.BOARD, Role.MANAGER), Set.of("north", "south")));
    }

    @Test
    void whatCannotBeJoinedNeverGivesARoleWhereNoLineDoes() throws Exception {
        final GrantTable table = table("""
                grants:
                  - {value: everywhere, roles: manager}
                  - {value: here, roles: clinician, sites: north}
                """);
        assertThat(table.of(Set.of("here", "everywhere"))).contains(new Grant(Set.of(Role.MANAGER), Set.of()));
    }

    @Test
    void whatGivesMoreTakesThePlaceOfWhatGivesLess() throws Exception {
        final GrantTable table = table("""
                grants:
                  - {value: little, roles: board, sites: north}
                  - {value: much, roles: [board, manager]}
                """);
        assertThat(table.of(Set.of("little", "much")))
                .contains(new Grant(EnumSet.of(Role.BOARD, Role.MANAGER), Set.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            grants: [{value: a, roles: boss}]              | line 1: roles must be some of board, manager
            grants: [{value: a}]                           | line 1: roles is missing
            grants: [{value: a, roles: []}]                | line 1: roles must be some of board
            grants: [{roles: board}]                       | line 1: value is missing
            grants: [{value: a, roles: board, sites: []}]  | Leave the key out for all sites
            grants: [{value: a, roles: board, sites: N W}] | sites must be names of sites
            grants: [{value: a, rolls: board}]             | Did you mean roles?
            grant: []                                      | Did you mean grants?
            """)
    void aWrongFileIsNamedWithItsLine(final String content, final String says) {
        assertThatThrownBy(() -> table(content))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("grants.yaml")
                .hasMessageContaining(says);
    }

    private GrantTable table(final String content) throws IOException, SettingsException {
        return GrantTable.read(Files.writeString(directory.resolve("grants.yaml"), content));
    }
}
