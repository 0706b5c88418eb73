// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.organisation;

/**
 * Where a site belongs, by ids; {@link Organisation#NOT_PLACED} at a level that nothing is known of.
 *
 * @param placed whether the organisation file has the site
 */
public record Belonging(String site, String trust, String network, String region, String nation, boolean placed) {

    /** The id at a level; a door's site at that of doors. */
    public String at(final Level level) {
        return switch (level) {
            case DOOR, SITE -> site;
            case TRUST -> trust;
            case NETWORK -> network;
            case REGION -> region;
            case NATION -> nation;
        };
    }
}
