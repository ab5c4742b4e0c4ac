using System.Net;
using System.Text;

namespace SplCompiler.Cli.Serving;

/// <summary>Gives out the files of a folder on 127.0.0.1. Pages ask now and then whether they changed, and load again.</summary>
internal sealed class SiteServer : IDisposable
{
    private const string VersionPath = "/_version";

    private static readonly string s_reload = "<script>let v;setInterval(async()=>{try{const n=await(await fetch(\""
        + VersionPath + "\")).text();if(v&&v!==n)location.reload();v=n}catch{}},1000)</script></body>";

    private readonly HttpListener _listener = new();
    private readonly string _folder;
    private int _version;

    private SiteServer(string folder, int port)
    {
        (_folder, Address) = (Path.GetFullPath(folder) + Path.DirectorySeparatorChar, $"http://127.0.0.1:{port}/");
        _listener.Prefixes.Add(Address);
    }

    /// <summary>Where the site is.</summary>
    public string Address { get; }

    /// <exception cref="UsageException">The port is taken, or no port.</exception>
    public static SiteServer Start(string folder, int port)
    {
        if (port is < 1 or > 65535)
            throw new UsageException("--port must be from 1 to 65535");
        var server = new SiteServer(folder, port);
        try
        {
            server._listener.Start();
        }
        catch (HttpListenerException error)
        {
            throw new UsageException($"cannot listen on {server.Address}: {error.Message}", "name another port with --port");
        }

        _ = server.Listen();
        return server;
    }

    /// <summary>The files were written again.</summary>
    public void Changed() => Interlocked.Increment(ref _version);

    public void Dispose() => _listener.Close();

    private async Task Listen()
    {
        while (_listener.IsListening)
        {
            try
            {
                Answer(await _listener.GetContextAsync().ConfigureAwait(false));
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or IOException or InvalidOperationException)
            {
                // The browser went away, or the server was closed: neither is of interest to anyone.
                continue;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        using HttpListenerResponse response = context.Response;
        string path = context.Request.Url!.AbsolutePath;
        if (path == VersionPath)
        {
            Write(response, "text/plain", Encoding.ASCII.GetBytes(Volatile.Read(ref _version).ToString(System.Globalization.CultureInfo.InvariantCulture)));
            return;
        }

        string file = Path.GetFullPath(Path.Combine(_folder, Uri.UnescapeDataString(path == "/" ? "index.html" : path[1..])));
        // Another site could send a browser here under a name of its own; this server answers to its own address alone.
        bool isOurs = context.Request.Headers["Host"] is { } host && Address == $"http://{host}/";
        if (!isOurs || context.Request.HttpMethod != "GET" || !file.StartsWith(_folder, StringComparison.Ordinal) || !File.Exists(file))
        {
            response.StatusCode = isOurs ? 404 : 403;
            return;
        }

        byte[] bytes = File.ReadAllBytes(file);
        string type = Path.GetExtension(file) switch { ".html" => "text/html", ".css" => "text/css", ".js" => "text/javascript", ".json" => "application/json", _ => "application/octet-stream" };
        Write(response, $"{type}; charset=utf-8", type == "text/html" ? WithReload(bytes) : bytes);
    }

    private static byte[] WithReload(byte[] page) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(page).Replace("</body>", s_reload, StringComparison.Ordinal));

    private static void Write(HttpListenerResponse response, string type, byte[] bytes)
    {
        response.ContentType = type;
        response.Headers["Cache-Control"] = "no-store";
        response.ContentLength64 = bytes.Length;
        response.OutputStream.Write(bytes);
    }
}
