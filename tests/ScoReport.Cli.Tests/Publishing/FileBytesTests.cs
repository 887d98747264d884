using CsCheck;
using ScoReport.Cli.Publishing;

namespace ScoReport.Cli.Tests.Publishing;

public sealed class FileBytesTests
{
    [Fact]
    public void A_file_equals_its_own_bytes_and_no_others()
    {
        using var folder = new TempFolder();
        var path = folder["f"];
        Gen.Select(Gen.Int[0, 200_000], Gen.Int[0, int.MaxValue - 1]).Sample(
            (length, place) =>
            {
                var bytes = new byte[length];
                File.WriteAllBytes(path, bytes);
                var same = FileBytes.Equal(path, bytes);
                if (length > 0)
                {
                    bytes[place % length] = 1;
                }

                return same && FileBytes.Equal(path, bytes) == (length == 0) && !FileBytes.Equal(path, new byte[length + 1]);
            },
            seed: "0000000000001",
            iter: 50,
            threads: 1);
    }

    [Fact]
    public void A_file_that_is_not_there_equals_nothing() => Assert.False(FileBytes.Equal("/nowhere/at/all", []));
}
