fn main(){ let a: Vec<String>=std::env::args().collect(); let s=std::fs::read_to_string(&a[2]).unwrap(); 
 print!("{}", match a[1].as_str(){"css"=>enishi::render::minify::css(&s),"js"=>enishi::render::minify::js(&s),_=>enishi::render::minify::template(&s).unwrap_or("NONE".into())}); }
