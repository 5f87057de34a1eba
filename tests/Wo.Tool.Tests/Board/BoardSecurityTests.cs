using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Wo.Tool.Tests.Commands;

namespace Wo.Tool.Tests.Board;

/// <summary>Who gets something from the page's server: browsers of this machine that were given the printed address.</summary>
public sealed class BoardSecurityTests : IDisposable
{
    private const string List = "/data/list";

    private readonly TreeSandbox tree = new();

    public BoardSecurityTests() => tree.Put("WO-0001");

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Nothing_of_the_tree_is_told_to_one_who_does_not_know_the_key()
    {
        await using var board = await BoardRun.Start(tree);

        Assert.Equal(HttpStatusCode.OK, await board.Try(List));
        Assert.Equal(HttpStatusCode.Unauthorized, await board.Try(List, withKey: false));
        foreach (var key in (string[])["", board.Key[1..], board.Key + "0", new string('0', board.Key.Length)])
        {
            Assert.Equal(
                HttpStatusCode.Unauthorized,
                await board.Try(List, withKey: false, headers: ("Authorization", "Bearer " + key))
            );
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await board.Try("/data/events", withKey: false));
        Assert.Equal(HttpStatusCode.Unauthorized, await board.Try($"{List}?key={board.Key}", withKey: false));
        Assert.Equal(HttpStatusCode.OK, await board.Try("/", withKey: false));
    }

    [Fact]
    public async Task Each_run_has_a_key_of_its_own()
    {
        await using var one = await BoardRun.Start(tree);
        await using var other = await BoardRun.Start(tree);

        Assert.NotEqual(one.Key, other.Key);
        Assert.Equal(64, one.Key.Length);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:{0}")]
    [InlineData("127.0.0.1.evil.example:{0}")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("[::1]:{0}")]
    [InlineData("0.0.0.0:{0}")]
    public async Task A_name_that_another_site_made_lead_here_is_refused(string host)
    {
        await using var board = await BoardRun.Start(tree);
        var named = string.Format(CultureInfo.InvariantCulture, host, board.Address.Port);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, await board.Try(List, headers: ("Host", named)));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, await board.Try("/", headers: ("Host", named)));
    }

    [Fact]
    public async Task Both_names_of_this_machine_are_answered()
    {
        await using var board = await BoardRun.Start(tree);

        Assert.Equal(HttpStatusCode.OK, await board.Try(List, headers: ("Host", $"localhost:{board.Address.Port}")));
        Assert.Equal(HttpStatusCode.OK, await board.Try(List, headers: ("Host", $"127.0.0.1:{board.Address.Port}")));
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("https://127.0.0.1:{0}")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://localhost:{0}")]
    public async Task A_page_of_another_site_is_refused_even_with_the_key(string origin)
    {
        await using var board = await BoardRun.Start(tree);
        var named = string.Format(CultureInfo.InvariantCulture, origin, board.Address.Port);

        Assert.Equal(HttpStatusCode.Forbidden, await board.Try(List, headers: ("Origin", named)));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await board.Try("/data/release", HttpMethod.Post, headers: ("Origin", named))
        );
    }

    [Fact]
    public async Task A_browser_that_says_that_another_site_asks_is_refused()
    {
        await using var board = await BoardRun.Start(tree);

        foreach (var site in (string[])["cross-site", "same-site", "unknown"])
        {
            Assert.Equal(HttpStatusCode.Forbidden, await board.Try(List, headers: ("Sec-Fetch-Site", site)));
            Assert.Equal(HttpStatusCode.Forbidden, await board.Try("/board.js", headers: ("Sec-Fetch-Site", site)));
        }

        Assert.Equal(HttpStatusCode.OK, await board.Try(List, headers: ("Sec-Fetch-Site", "same-origin")));
        Assert.Equal(
            HttpStatusCode.OK,
            await board.Try(
                "/",
                withKey: false,
                headers: [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate")]
            )
        );
    }

    [Fact]
    public async Task What_is_no_look_is_refused_where_the_page_only_shows()
    {
        await using var board = await BoardRun.Start(tree);
        var own = ("Origin", board.Address.ToString().TrimEnd('/'));

        Assert.Equal(HttpStatusCode.NotFound, await board.Try("/data/release", HttpMethod.Post, headers: own));
        Assert.Equal(HttpStatusCode.Forbidden, await board.Try("/data/release", HttpMethod.Post));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await board.Try(List, HttpMethod.Put));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await board.Try(List, HttpMethod.Delete));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, await board.Try(List, HttpMethod.Options));
    }

    [Fact]
    public async Task Every_answer_forbids_the_browser_what_the_page_does_not_need()
    {
        await using var board = await BoardRun.Start(tree);

        foreach (var path in (string[])["/", "/board.js", List, "/data/nothing", "/../etc/passwd"])
        {
            using var response = await board.Client.GetAsync(path, TestContext.Current.CancellationToken);

            string Header(string name) => string.Join(",", response.Headers.GetValues(name));
            var policy = Header("Content-Security-Policy");
            Assert.StartsWith(
                "default-src 'none'; script-src 'self'; style-src 'self';",
                policy,
                StringComparison.Ordinal
            );
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Header("X-Content-Type-Options"));
            Assert.Equal("no-store", Header("Cache-Control"));
            Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
            Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
            Assert.False(response.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task No_other_machine_can_connect()
    {
        await using var board = await BoardRun.Start(tree);
        var others = (await Dns.GetHostAddressesAsync(Dns.GetHostName(), TestContext.Current.CancellationToken))
            .Where(address => !IPAddress.IsLoopback(address))
            .Append(IPAddress.IPv6Loopback);

        foreach (var address in others)
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await Assert.ThrowsAnyAsync<SocketException>(() =>
                socket.ConnectAsync(address, board.Address.Port, TestContext.Current.CancellationToken).AsTask()
            );
        }
    }

    [Fact]
    public async Task What_is_no_request_ends_its_own_connection_alone()
    {
        await using var board = await BoardRun.Start(tree);

        foreach (
            var text in (string[])
                [
                    "\0\0\0\0\r\n\r\n",
                    "GET / HTTP/1.1\r\n\r\n",
                    "GET / HTTP/9\r\nHost: x\r\n\r\n",
                    new string('a', 100_000),
                ]
        )
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, board.Address.Port, TestContext.Current.CancellationToken);
            var stream = client.GetStream();
            try
            {
                await stream.WriteAsync(
                    System.Text.Encoding.Latin1.GetBytes(text),
                    TestContext.Current.CancellationToken
                );
                using var reader = new StreamReader(stream);
                Assert.DoesNotContain(
                    "200 OK",
                    await reader.ReadToEndAsync(TestContext.Current.CancellationToken),
                    StringComparison.Ordinal
                );
            }
            catch (IOException)
            {
                // It was cut off before all of it was sent.
            }
        }

        Assert.Equal(HttpStatusCode.OK, await board.Try(List));
    }
}
