// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.doorclock.hub.calendar.Division;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationFileTest {

    private static final String EXAMPLE = """
            # Sites may stand before what they are of.
            level,id,parent,title
            site,royal,uhl,Leicester Royal Infirmary
            site,glenfield,uhl,"Glenfield, Leicester"
            trust,uhl,east-midlands,University Hospitals of Leicester NHS Trust
            network,east-midlands,midlands,East Midlands

            region,midlands,england,Midlands
            site,uhl,scotland
            trust,adrift,,Adrift
            """;

    @TempDir
    private Path directory;

    @Test
    void aSiteIsOfATrustANetworkARegionAndANation() throws Exception {
        final Organisation organisation = read(EXAMPLE);
        assertThat(organisation.of("royal"))
                .isEqualTo(new Belonging("royal", "uhl", "east-midlands", "midlands", "england", true));
        assertThat(organisation.title(Level.SITE, "glenfield")).isEqualTo("Glenfield, Leicester");
        assertThat(organisation.title(Level.NATION, "england")).isEqualTo("England");
        assertThat(organisation.divisionOf("royal")).isEqualTo(Division.ENGLAND_AND_WALES);
    }

    @Test
    void anOdsCodeMayStandBesideATitle() throws Exception {
        final Organisation organisation =
                read("level,id,parent,title,ods\nsite,royal,uhl,,RWEAA\ntrust,uhl,england,Leicester\n");
        assertThat(organisation.ods(Level.SITE, "royal")).contains("RWEAA");
        assertThat(organisation.ods(Level.TRUST, "uhl")).isEmpty();
        assertThat(organisation.ods(Level.SITE, "unheard-of")).isEmpty();
    }

    @Test
    void aLevelThatIsPassedOverIsNotPlaced() throws Exception {
        final Organisation organisation = read(EXAMPLE);
        assertThat(organisation.of("uhl"))
                .isEqualTo(new Belonging("uhl", "not-placed", "not-placed", "not-placed", "scotland", true));
        assertThat(organisation.divisionOf("uhl")).isEqualTo(Division.SCOTLAND);
    }

    @Test
    void aSiteThatTheFileDoesNotHaveIsATrustOfItsOwnAndKeepsTheHomeNationsHolidays() throws Exception {
        final Organisation organisation = read(EXAMPLE);
        assertThat(organisation.of("new-site"))
                .isEqualTo(new Belonging("new-site", "new-site", "not-placed", "not-placed", "not-placed", false));
        assertThat(organisation.of("adrift").trust()).isEqualTo("not-placed");
        assertThat(organisation.divisionOf("new-site")).isEqualTo(Division.NORTHERN_IRELAND);
        assertThat(organisation.ids(Level.TRUST, List.of("new-site", "royal")))
                .containsExactly("adrift", "uhl", "new-site");
    }

    @Test
    void theFileThatTheDocumentationShowsIsOne() throws Exception {
        final String page = Files.readString(Path.of("..", "docs", "organisation.md"));
        final Organisation organisation =
                read(page.substring(page.indexOf("level,id,parent"), page.indexOf("```\n\n| column")));
        assertThat(organisation.of("royal"))
                .isEqualTo(new Belonging("royal", "uhl", "east-midlands", "midlands", "england", true));
        assertThat(organisation.of("little-france"))
                .isEqualTo(new Belonging("little-france", "lothian", "not-placed", "not-placed", "scotland", true));
    }

    @Test
    void theTreeGoesFromNationsToSites() throws Exception {
        final Organisation organisation = read(EXAMPLE);
        assertThat(organisation.roots()).extracting(Organisation.Unit::id).containsExactly("england", "scotland");
        final Organisation.Unit network = organisation.units(Level.NETWORK).get("east-midlands");
        assertThat(organisation.below(network))
                .extracting(Organisation.Unit::id)
                .containsExactly("uhl");
    }

    @Test
    void aSpreadsheetsMarkAndLineEndsAreTaken() throws Exception {
        final Organisation organisation = read("\uFEFFparent,Level,id\r\nwales,site,cardiff\r\n,,\r\n");
        assertThat(organisation.of("cardiff").nation()).isEqualTo("wales");
        assertThat(organisation.title(Level.SITE, "cardiff")).isEqualTo("cardiff");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            level,id,parent@site,a,b | line 2 | the parent's id
            level,id,parent@trust,nrth,england@site,a,north | line 3 | nrth
            level,id,parent@hospital,a,england | line 2 | unknown level
            level,id,parent@site,A1,england | line 2 | lower-case
            level,id,parent@site,a, | line 2 | needs a parent
            level,id,parent@@site,a,england@site,a,wales | line 4 | line 3
            level,id,parent@trust,a,england@network,a,england | line 3 | line 2
            level,id,parent@trust,a,b@network,b,c@region,c,b | line 4 | cannot be above
            level,id,parent@trust,a,b@trust,b,england | line 2 | cannot be above
            level,id,parent@trust,a,a | line 2 | cannot be above
            level,id,parent@region,england,england | line 2 | meaning of its own
            level,id,parent@site,not-placed,england | line 2 | meaning of its own
            level,id,parent@site,a,england,x,y | line 2 | more cells
            level,id,parent@site,a,"england | line 2 | quotation mark
            level,id,colour@site,a,england | line 1 | unknown column
            level,id@site,a | line 1 | parent
            level,id,parent,parent@site,a,b,c | line 1 | there once
            # nothing | line 1 | the header is missing
            """)
    void aWrongLineIsNamedWithItsNumberAndReason(final String text, final String line, final String reason)
            throws IOException {
        final Path file = Files.writeString(directory.resolve("org.csv"), text.replace('@', '\n'));
        assertThatThrownBy(() -> OrganisationFile.read(file, Nation.ENGLAND))
                .isInstanceOf(OrganisationFileException.class)
                .hasMessageStartingWith(file + ", " + line + ": ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aFileThatIsNotUtf8IsNamedWithTheLine() throws IOException {
        final Path file = Files.write(
                directory.resolve("org.csv"),
                "level,id,parent,title\nsite,a,wales,Llanf\u00e2n\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> OrganisationFile.read(file, Nation.ENGLAND))
                .hasMessageContaining("line 2: is not UTF-8");
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeSo() {
        assertThatThrownBy(() -> OrganisationFile.read(directory.resolve("none.csv"), Nation.ENGLAND))
                .isInstanceOf(OrganisationFileException.class)
                .hasMessageContaining("cannot be read");
    }

    private Organisation read(final String text) throws Exception {
        return OrganisationFile.read(Files.writeString(directory.resolve("org.csv"), text), Nation.NORTHERN_IRELAND);
    }
}
