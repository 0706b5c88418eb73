// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.doorclock.event.CloseReason;
import org.doorclock.event.Event;
import org.doorclock.event.Origin;
import org.doorclock.event.Pathway;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseRules;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.cases.Story;
import org.doorclock.hub.store.StoredEvent;
import org.doorclock.measure.Measures;
import org.doorclock.time.SettableTimeSource;
import org.doorclock.wire.Board;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoardsTest {

    private static final Instant TEN = Instant.parse("2026-04-01T10:00:00Z");

    private final SettableTimeSource time = new SettableTimeSource(TEN);
    private final SettableSurroundings surroundings = new SettableSurroundings();
    private final List<Board> published = Collections.synchronizedList(new ArrayList<>());
    private final CaseBook book = new CaseBook(CaseRules.usual(), new MeasureSet(Measures.builtIn()));
    private final Boards boards = new Boards(book, surroundings, time, published::add);

    BoardsTest() {
        book.watch(boards);
    }

    @AfterEach
    void close() {
        boards.close();
    }

    @Test
    void aWaitingPatientIsShownWithPlaceArrivalAndCode() {
        book.stored(new Story()
                .arrives("a", "2026-04-01T09:46:00Z")
                .placed("a", "Resus 1", "2026-04-01T09:47:00Z")
                .stored());
        assertThat(board().rows())
                .containsExactly(new Board.Row(
                        "A3",
                        "Resus 1",
                        Instant.parse("2026-04-01T09:46:00Z"),
                        "ed-door",
                        Board.State.WAITING,
                        "",
                        Optional.empty(),
                        60,
                        List.of(Board.ref("token-a"))));
        assertThat(board().phone()).isEqualTo("4417");
    }

    @Test
    void atTheDoorThenDoneForFifteenMinutesThenOff() {
        book.stored(new Story()
                .arrives("a", "2026-04-01T09:30:00Z")
                .atDoor("a", "2026-04-01T09:58:00Z")
                .stored());
        assertThat(board().rows()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(Board.State.AT_DOOR);
            assertThat(row.door()).isEqualTo("CT 1");
        });
        book.stored(later(new Story().scan("a", "2026-04-01T10:00:00Z")));
        assertThat(board().rows()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(Board.State.DONE);
            assertThat(row.scanStarted()).contains(TEN);
        });
        time.advance(Duration.ofMinutes(14));
        assertThat(board().rows()).hasSize(1);
        time.advance(Duration.ofMinutes(1));
        assertThat(board().rows()).isEmpty();
    }

    @Test
    void theLongestWaitingIsFirstAndTheDoneAreLast() {
        book.stored(new Story()
                .arrives("soon", "2026-04-01T09:15:00Z")
                .arrives("new", "2026-04-01T09:55:00Z")
                .arrives("over", "2026-04-01T08:30:00Z")
                .arrives("done", "2026-04-01T08:00:00Z")
                .scan("done", "2026-04-01T09:50:00Z")
                .stored());
        assertThat(board().rows())
                .extracting(Board.Row::arrived)
                .containsExactly(
                        Instant.parse("2026-04-01T08:30:00Z"),
                        Instant.parse("2026-04-01T09:15:00Z"),
                        Instant.parse("2026-04-01T09:55:00Z"),
                        Instant.parse("2026-04-01T08:00:00Z"));
    }

    @Test
    void whoeverIsOverTheLimitStaysHoweverManyThereAreUntilADayHasPassed() {
        final Story story = new Story();
        for (int i = 0; i < 300; i++) {
            story.arrives("p" + i, "2026-04-01T06:00:00Z");
        }
        book.stored(story.stored());
        assertThat(board().rows()).hasSize(300).extracting(Board.Row::code).doesNotHaveDuplicates();
        time.advance(Duration.ofHours(19).plusMinutes(59));
        assertThat(board().rows()).hasSize(300);
        time.advance(Duration.ofMinutes(1));
        assertThat(board().rows()).isEmpty();
    }

    @Test
    void ofMoreThanAnyoneCanReadThoseWhoHaveWaitedLongestAreShownAndItSaysSo() {
        final Story story = new Story();
        for (int i = 0; i < 400; i++) {
            story.arrives("late" + i, "2026-04-01T09:50:00Z");
        }
        for (int i = 0; i < 300; i++) {
            story.arrives("early" + i, "2026-04-01T06:00:00Z");
        }
        book.stored(story.stored());
        assertThat(board().rows())
                .hasSize(300)
                .allSatisfy(row -> assertThat(row.arrived()).isEqualTo(Instant.parse("2026-04-01T06:00:00Z")));
        final String most = "700 are waiting; shown are the 300 who have waited longest";
        assertThat(board().warning()).contains(most);
        surroundings.warn("CT 1 kiosk offline since 09:40");
        assertThat(board().warning()).contains("CT 1 kiosk offline since 09:40. " + most);
    }

    @Test
    void otherPathwaysClosedCasesAndCasesWithoutAClockStartAreNotShown() {
        book.stored(new Story()
                .arrives("tia", "2026-04-01T09:40:00Z")
                .onPathway(Pathway.TIA, "tia", "2026-04-01T09:41:00Z")
                .arrives("left", "2026-04-01T09:40:00Z")
                .closed("left", CloseReason.LEFT, "2026-04-01T09:50:00Z")
                .placed("placed-only", "Bay 3", "2026-04-01T09:50:00Z")
                .stored());
        assertThat(board().rows()).isEmpty();
    }

    @Test
    void lastYearsImportTouchesNoBoard() {
        final List<Event> events =
                new Story().arrives("a", "2025-04-01T09:40:00Z").events();
        book.stored(List.of(new StoredEvent(1, TEN, events.getFirst())));
        assertThat(board().rows()).isEmpty();
    }

    @Test
    void anEmptyBoardTellsTheLastScan() {
        book.stored(new Story()
                .arrives("b", "2026-03-30T08:00:00Z")
                .scan("b", "2026-03-31T09:20:00Z")
                .arrives("a", "2026-03-31T08:00:00Z")
                .scan("a", "2026-03-31T08:20:00Z")
                .stored());
        assertThat(board().rows()).isEmpty();
        assertThat(board().lastScan()).contains(new Board.Scan("CT 1", Instant.parse("2026-03-31T09:20:00Z")));
        assertThat(board().warning()).isEmpty();
    }

    @Test
    void aSiteThatNothingWasHeardFromSaysSo() {
        assertThat(boards.current("nowhere").warning()).contains("Nothing was heard from this site yet");
        surroundings.addSite("nowhere");
        assertThat(boards.current("nowhere").warning()).isEmpty();
    }

    @Test
    void todayIsCountedByLocalDayAgainstTheTargetAlsoInTheNightOfTheClockChange() {
        time.setWall(Instant.parse("2026-10-25T23:30:00Z"));
        book.stored(new Story()
                .arrives("yesterday", "2026-10-24T22:59:00Z")
                .arrives("met", "2026-10-24T23:00:00Z")
                .scan("met", "2026-10-24T23:40:00Z")
                .arrives("missed", "2026-10-25T00:30:00Z")
                .scan("missed", "2026-10-25T01:31:00Z")
                .arrives("running", "2026-10-25T23:00:00Z")
                .stored());
        assertThat(board().today()).isEqualTo(new Board.Today(1, 2, 50));
    }

    @Test
    void theLimitIsCountedThroughTheHourThatComesTwice() {
        time.setWall(Instant.parse("2026-10-25T01:15:00Z"));
        book.stored(new Story().arrives("a", "2026-10-25T00:10:00Z").stored());
        assertThat(board().rows()).hasSize(1);
        assertThat(board().today()).isEqualTo(new Board.Today(0, 1, 50));
    }

    @Test
    void aReplayInOtherBatchesGivesTheSameCodesAndBoards() {
        final Story story = new Story();
        for (int i = 0; i < 40; i++) {
            final Instant at = TEN.minus(Duration.ofHours(6)).plus(Duration.ofMinutes(8L * i));
            story.arrives("p" + i, at.toString());
            if (i % 3 == 0) {
                story.scan("p" + i / 2, at.plusSeconds(30).toString());
            }
        }
        book.stored(story.stored());
        final CaseBook again = new CaseBook(CaseRules.usual(), book.measures());
        time.advance(Duration.ofSeconds(3));
        try (Boards replayed = new Boards(again, surroundings, time, board -> {})) {
            again.watch(replayed);
            story.stored().forEach(event -> again.stored(List.of(event)));
            assertThat(replayed.current("north")).isEqualTo(board());
            assertThat(board().rows()).hasSizeGreaterThan(20);
        }
    }

    @Test
    void twoReferencesThatProveToBeOnePatientBecomeOneRowWithTheEarlierCode() {
        book.stored(new Story()
                .arrives("unknown", "2026-04-01T09:30:00Z")
                .arrives("nhs", "2026-04-01T09:35:00Z")
                .linked("unknown", "nhs", "2026-04-01T09:40:00Z")
                .stored());
        assertThat(board().rows()).extracting(Board.Row::code).containsExactly("A3");
    }

    @Test
    void aBoardIsPublishedWhenItChangesAndNotWhenOnlyTimePasses() {
        book.stored(new Story().arrives("a", "2026-04-01T09:46:00Z").stored());
        boards.refresh(Set.of("north"));
        time.advance(Duration.ofSeconds(30));
        boards.refresh(Set.of("north"));
        assertThat(published).hasSize(1);
        surroundings.warn("CT 2 kiosk offline since 14:12. Phone 4417");
        boards.refresh(Set.of("north"));
        assertThat(published).hasSize(2);
        assertThat(published.getLast().warning()).contains("CT 2 kiosk offline since 14:12. Phone 4417");
    }

    @Test
    void aFollowerGetsTheBoardFirstThenEachChangeThenBeats() throws InterruptedException {
        boards.start();
        try (Subscription subscription = boards.subscribe("north")) {
            assertThat(nextBoard(subscription).rows()).isEmpty();
            book.stored(new Story().arrives("a", "2026-04-01T09:46:00Z").stored());
            assertThat(nextBoard(subscription).rows()).hasSize(1);
            Awaitility.await().until(() -> {
                time.advance(Duration.ofSeconds(1));
                return subscription.await(Duration.ofMillis(200)).beat();
            });
            assertThat(boards.subscribers()).isEqualTo(1);
        }
        assertThat(boards.subscribers()).isZero();
    }

    @Test
    void rowsAgeByTheClockAlone() throws InterruptedException {
        book.stored(new Story()
                .arrives("a", "2026-04-01T09:46:00Z")
                .scan("a", "2026-04-01T09:50:00Z")
                .stored());
        boards.start();
        try (Subscription subscription = boards.subscribe("north")) {
            assertThat(nextBoard(subscription).rows()).hasSize(1);
            time.advance(Duration.ofMinutes(6));
            await().until(() -> {
                time.advance(Duration.ofSeconds(1));
                return subscription
                        .await(Duration.ofMillis(200))
                        .board()
                        .filter(board -> board.rows().isEmpty())
                        .isPresent();
            });
        }
    }

    @Test
    void closingEndsWhoeverFollows() throws InterruptedException {
        boards.start();
        final Subscription subscription = boards.subscribe("north");
        nextBoard(subscription);
        boards.close();
        assertThat(subscription.await(Duration.ofSeconds(10)).end()).isTrue();
    }

    private static Board nextBoard(final Subscription subscription) throws InterruptedException {
        while (true) {
            final Subscription.Due due = subscription.await(Duration.ofSeconds(10));
            if (due.board().isPresent()) {
                return due.board().get();
            }
            assertThat(due.beat()).as("nothing came in 10 s").isTrue();
        }
    }

    private Board board() {
        return boards.current("north");
    }

    private static List<StoredEvent> later(final Story story) {
        return story.events().stream()
                .map(event -> new StoredEvent(
                        1000,
                        event.recorded(),
                        new Event(
                                new Origin("north", "ct9-device", "later", 1),
                                event.door(),
                                event.fact(),
                                event.occurred(),
                                event.recorded())))
                .toList();
    }
}
