// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door.store;

import java.util.List;

/**
 * What the journal says, arranged for look-up. Never the truth: it is thrown away and made anew from the journal whenever
 * it is in doubt. One thread owns it.
 */
interface DoorIndex {

    /** Every record up to here is in it. */
    long applied();

    /** The patient did something, by record {@code step.seq()}. */
    void add(Step step);

    /** Record {@code seq} says that record {@code voided} counts no more. */
    void remove(long seq, long voided);

    /** Record {@code seq} is about no patient. */
    void skip(long seq);

    /** What is on record under this token, oldest first. */
    List<Step> steps(String token);

    /** The last {@code most} steps of any patient, newest first. */
    List<Step> newest(int most);

    /** Forgets the steps before {@code seq}. */
    void forgetBefore(long seq);

    long delivered();

    void delivered(long through);

    /** Leaves it so that the next start can trust it. */
    void close();
}
