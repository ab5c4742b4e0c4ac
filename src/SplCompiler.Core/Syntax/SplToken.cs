using Superpower.Display;

namespace SplCompiler.Syntax;

/// <summary>The kinds of token of all modes. Which of them occur depends on the command; see <see cref="SplTokenizer"/>.</summary>
public enum SplToken
{
    None,

    [Token(Category = "word")]
    Word,

    [Token(Category = "number")]
    Number,

    [Token(Category = "quoted text")]
    Text,

    [Token(Category = "quoted field name")]
    QuotedField,

    [Token(Category = "pattern")]
    Pattern,

    [Token(Category = "term", Example = "TERM(...)")]
    Term,

    [Token(Category = "term", Example = "CASE(...)")]
    Case,

    [Token(Category = "subsearch", Example = "[...]")]
    Subsearch,

    [Token(Example = "(")]
    LeftParenthesis,

    [Token(Example = ")")]
    RightParenthesis,

    [Token(Example = ",")]
    Comma,

    [Token(Example = "=")]
    Equal,

    [Token(Example = "!=")]
    NotEqual,

    [Token(Example = "<")]
    Less,

    [Token(Example = "<=")]
    LessOrEqual,

    [Token(Example = ">")]
    Greater,

    [Token(Example = ">=")]
    GreaterOrEqual,

    [Token(Example = "+")]
    Plus,

    [Token(Example = "-")]
    Minus,

    [Token(Example = "*")]
    Star,

    [Token(Example = "/")]
    Slash,

    [Token(Example = "%")]
    Percent,

    [Token(Example = ".")]
    Dot,

    [Token(Example = "!")]
    Bang,
}
