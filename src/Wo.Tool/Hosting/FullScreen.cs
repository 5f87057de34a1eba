using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Wo.Engine.Processes;

namespace Wo.Tool.Hosting;

/// <summary>
/// The terminal as one screen that is drawn over, and given back as it was: at the end, at every signal that ends or stops the
/// process, and after a failure. Nothing can be given back after <c>kill -9</c>, and so as little as possible is changed for
/// longer than it takes to draw: only which screen is shown, and that keys are not echoed.
/// </summary>
internal sealed class FullScreen : IDisposable
{
    // The other screen, without what the former one shows; and back, with the keys as .NET found them.
    private const string Begin = "\e[?1049h\e[H\e[2J";
    private const string End = "\e[?1049l\e[?1l\e>";

    // While it is drawn, a line that the terminal takes for longer than it is does not flow into the next.
    private const string NoWrap = "\e[?7l";
    private const string Wrap = "\e[?7h";

    private const int UsualWidth = 80;
    private const int UsualHeight = 24;

    private readonly Stream output;
    private readonly AutoResetEvent woken = new(false);
    private readonly Lock gate = new();
    private readonly PosixSignalRegistration[] registrations;
    private string[] shown = [];
    private (int Width, int Height) drawn;
    private bool isOpen;
    private volatile bool isLeft;

    /// <summary>Takes the screen.</summary>
    /// <param name="output">The terminal.</param>
    public FullScreen(Stream output)
    {
        this.output = output;
        Open();
        registrations = OperatingSystem.IsWindows()
            ? []
            :
            [
                PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => woken.Set()),
                PosixSignalRegistration.Create(PosixSignal.SIGTSTP, Stop),
                PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Reopen()),
            ];
        if (!Console.IsInputRedirected)
        {
            new Thread(ReadKeys) { IsBackground = true, Name = "keys" }.Start();
        }
    }

    /// <summary>How many cells a line has, and how many lines there are.</summary>
    public static (int Width, int Height) Size
    {
        get
        {
            try
            {
                return (
                    Console.WindowWidth is > 0 and var width ? width : UsualWidth,
                    Console.WindowHeight is > 0 and var height ? height : UsualHeight
                );
            }
            catch (IOException)
            {
                return (UsualWidth, UsualHeight);
            }
        }
    }

    /// <summary>Set when there is something to draw anew, or to end.</summary>
    public WaitHandle Woken => woken;

    /// <summary>Whether a key has asked for the end.</summary>
    public bool IsLeft => isLeft;

    /// <summary>Whether all of it has to be drawn: it has another size by now, or shows what others have drawn.</summary>
    public bool IsOutdated
    {
        get
        {
            lock (gate)
            {
                return isOpen && drawn != Size;
            }
        }
    }

    /// <summary>Draws. Lines that stand there already are not sent.</summary>
    /// <param name="lines">Each fits the width, and has no control characters but those of colours.</param>
    /// <param name="hint">What the last line of the screen says.</param>
    public void Show(IReadOnlyList<string> lines, string hint)
    {
        lock (gate)
        {
            if (!isOpen)
            {
                return;
            }

            var size = Size;
            var text = new StringBuilder();
            if (size != drawn)
            {
                text.Append("\e[2J");
                (shown, drawn) = (new string[size.Height], size);
            }

            for (var i = 0; i < size.Height; i++)
            {
                var line =
                    i == size.Height - 1 ? hint
                    : i < lines.Count ? lines[i]
                    : "";
                if (shown[i] != line)
                {
                    text.Append(CultureInfo.InvariantCulture, $"\e[{i + 1};1H\e[2K{line}");
                    shown[i] = line;
                }
            }

            if (text.Length > 0)
            {
                text.Insert(0, NoWrap).Append(Wrap);
                text.Append(CultureInfo.InvariantCulture, $"\e[{size.Height};{Math.Min(hint.Length + 2, size.Width)}H");
                Write(text.ToString());
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        Close();
    }

    private void Open()
    {
        lock (gate)
        {
            (isOpen, drawn) = (true, default);
            Write(Begin);
        }
    }

    private void Close()
    {
        lock (gate)
        {
            if (!isOpen)
            {
                return;
            }

            isOpen = false;
            try
            {
                Write(End);
            }
            catch (IOException)
            {
                // The terminal is gone, and its screen with it.
            }
        }
    }

    /// <summary>Ctrl-Z. The runtime itself does nothing about it once it is listened to.</summary>
    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        Close();
        _ = ProcessCalls.kill(Environment.ProcessId, ProcessCalls.StopSignal);
    }

    private void Reopen()
    {
        Open();
        woken.Set();
    }

    private void ReadKeys()
    {
        try
        {
            while (!isLeft)
            {
                switch (Console.ReadKey(intercept: true).KeyChar)
                {
                    case 'q' or 'Q':
                        isLeft = true;
                        break;
                    case '\f':
                        lock (gate)
                        {
                            drawn = default;
                        }

                        break;
                }

                woken.Set();
            }
        }
        catch (Exception ended) when (ended is InvalidOperationException or IOException)
        {
            // No key will come any more: the terminal has gone away.
            isLeft = true;
            woken.Set();
        }
    }

    private void Write(string text)
    {
        output.Write(Encoding.UTF8.GetBytes(text));
        output.Flush();
    }
}
