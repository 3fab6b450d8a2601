package io.coachup.speech.fetch;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Which addresses are of the public internet, after IANA's registries of special-purpose addresses. */
final class PublicAddresses {

    /** An address block: the first {@code bits} bits of {@code prefix}. */
    private record Block(byte[] prefix, int bits) {

        static Block of(String hex, int bits) {
            return new Block(HexFormat.of().parseHex(hex), bits);
        }

        boolean contains(byte[] address) {
            int whole = bits / 8;
            for (int i = 0; i < whole; i++) {
                if (address[i] != prefix[i]) {
                    return false;
                }
            }
            int rest = bits % 8;
            return rest == 0 || (address[whole] & 0xFF) >> 8 - rest == (prefix[whole] & 0xFF) >> 8 - rest;
        }
    }

    private static final List<Block> SPECIAL_IPV4 = List.of(
            Block.of("00", 8), // "this network"
            Block.of("0A", 8), // private
            Block.of("6440", 10), // carrier-grade NAT
            Block.of("7F", 8), // loopback
            Block.of("A83F8110", 32), // a cloud's own services, though of a public block
            Block.of("A9FE", 16), // link-local, cloud metadata
            Block.of("AC10", 12), // private
            Block.of("C00000", 24), // protocol assignments
            Block.of("C00002", 24), // documentation
            Block.of("C01FC4", 24), // AS112
            Block.of("C034C1", 24), // multicast relays
            Block.of("C05863", 24), // 6to4 relays
            Block.of("C0A8", 16), // private
            Block.of("C0AF30", 24), // AS112
            Block.of("C612", 15), // benchmarks
            Block.of("C63364", 24), // documentation
            Block.of("CB0071", 24), // documentation
            Block.of("E0", 4), // multicast
            Block.of("F0", 4)); // reserved, broadcast

    /** All global unicast addresses; mapped, compatible, translated, local and multicast ones are outside. */
    private static final Block GLOBAL_IPV6 = Block.of("20", 3);

    private static final List<Block> SPECIAL_IPV6 = List.of(
            Block.of("200100", 23), // protocol assignments: Teredo, benchmarks, ORCHID
            Block.of("20010DB8", 32), // documentation
            Block.of("2002", 16), // 6to4
            Block.of("2620004F8000", 48), // AS112
            Block.of("3FFE", 16), // the former test network
            Block.of("3FFF00", 20)); // documentation

    private static final int INTERFACE = 8;
    private static final List<Block> TUNNELS_TO_IPV4 = List.of(Block.of("00005EFE", 32), Block.of("02005EFE", 32));

    private PublicAddresses() {}

    /** True when anybody on the internet could reach it too. */
    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return SPECIAL_IPV4.stream().noneMatch(block -> block.contains(bytes));
        }
        byte[] interfaceId = Arrays.copyOfRange(bytes, INTERFACE, bytes.length);
        return GLOBAL_IPV6.contains(bytes)
                && SPECIAL_IPV6.stream().noneMatch(block -> block.contains(bytes))
                && TUNNELS_TO_IPV4.stream().noneMatch(block -> block.contains(interfaceId));
    }
}
